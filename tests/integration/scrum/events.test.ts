import { beforeAll, beforeEach, expect, test } from "vitest";
import { updateMember } from "@/server/board/manage-members";
import { getBoardHead } from "@/server/board/queries/get-board";
import type { Actor } from "@/server/people/domain/actor";
import { getActor } from "@/server/people/get-actor";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import type { EventKind } from "@/server/scrum/domain/facilitation";
import { changeClock, startEvent, stopEvent } from "@/server/scrum/hold-event";
import { passTurn } from "@/server/scrum/pass-turn";
import { removeSprint } from "@/server/scrum/plan-sprint";
import { startSprint } from "@/server/scrum/start-sprint";
import { aBoard, historySince, versionOf } from "@/tests/support/a-board";
import { aSprint } from "@/tests/support/a-sprint";
import { describeOnBoth } from "@/tests/support/database";

const FORBIDDEN = { code: "FORBIDDEN" };

describeOnBoth("an event", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  let second: Actor;
  let sprint: number;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 2 });
    const { id } = await db.user.findUniqueOrThrow({ where: { email: board.emailOf(2) } });
    second = (await getActor(db, id, board.key)).actor;
    sprint = await aSprint(db, board.sm.actor, board.key);
    await startSprint(db, board.sm.actor, sprint);
  });

  const start = (who: Actor, kind: EventKind = "DAILY", of = sprint) => startEvent(db, who, { key: board.key, kind, sprint: of, minutes: 15 });
  const pass = (who: Actor, from: string | null, to: string | null, skip = false) => passTurn(db, who, { key: board.key, from, to, skip });
  const held = async () => (await getBoardHead(db, board.observer.actor)).event;
  const minutesLater = (count: number, work: () => Promise<unknown>) => atTime(new Date(Date.now() + count * 60_000), work);

  test("has one clock for all, which stands, goes on, is given more, and is there after a restart", async () => {
    const before = await versionOf(db, board.id);
    await start(board.sm.actor);
    const first = await held();
    expect(first).toMatchObject({ kind: "DAILY", sprint, pausedAt: null, speaker: null, spoken: [], skipped: [] });
    expect(Date.parse(first!.endsAt) - Date.parse(first!.startedAt)).toBe(15 * 60_000);
    await minutesLater(5, () => changeClock(db, board.sm.actor, { key: board.key, change: { type: "pause" } }));
    const standing = await held();
    const version = await versionOf(db, board.id);
    // Twice is once.
    await minutesLater(6, () => changeClock(db, board.sm.actor, { key: board.key, change: { type: "pause" } }));
    expect([await held(), await versionOf(db, board.id)]).toEqual([standing, version]);
    await minutesLater(9, () => changeClock(db, board.sm.actor, { key: board.key, change: { type: "resume" } }));
    const going = await held();
    expect(going!.pausedAt).toBeNull();
    expect(Math.round((Date.parse(going!.endsAt) - Date.parse(first!.endsAt)) / 60_000)).toBe(4);
    await minutesLater(10, () => changeClock(db, board.sm.actor, { key: board.key, change: { type: "extend", minutes: 5 } }));
    expect(Math.round((Date.parse((await held())!.endsAt) - Date.parse(going!.endsAt)) / 60_000)).toBe(5);
    await expect(start(board.sm.actor, "REVIEW")).rejects.toMatchObject({ reason: "event_running" });
    await stopEvent(db, board.sm.actor);
    expect(await held()).toBeNull();
    await expect(stopEvent(db, board.sm.actor)).rejects.toMatchObject({ reason: "event_over" });
    await expect(changeClock(db, board.sm.actor, { key: board.key, change: { type: "pause" } })).rejects.toMatchObject({ reason: "event_over" });
    expect(await historySince(db, board.id, before)).toEqual(["event.started", "event.changed", "event.changed", "event.changed", "event.ended"]);
    expect(await findBreaches(db)).toEqual([]);
  });

  test("gives the word to one after the other; who has it may pass it on, nobody else may but who facilitates", async () => {
    await start(board.sm.actor);
    await pass(board.sm.actor, null, board.dev.id);
    expect(await held()).toMatchObject({ speaker: board.dev.id, spoken: [], skipped: [] });
    await expect(pass(second, board.dev.id, second.userId)).rejects.toMatchObject(FORBIDDEN);
    await pass(board.dev.actor, board.dev.id, second.userId);
    // Who comes second gives nobody a turn twice.
    await expect(pass(board.sm.actor, board.dev.id, board.po.id)).rejects.toMatchObject({ code: "CONFLICT", reason: "changed_meanwhile" });
    await expect(pass(board.dev.actor, board.dev.id, board.po.id)).rejects.toMatchObject({ code: "CONFLICT" });
    await pass(board.sm.actor, second.userId, board.po.id, true);
    expect(await held()).toMatchObject({ speaker: board.po.id, spoken: [board.dev.id], skipped: [second.userId] });
    await expect(pass(board.sm.actor, board.po.id, board.observer.id)).rejects.toMatchObject({ reason: "event_speaker" });
    const other = await aBoard(db, { members: 1 });
    await expect(pass(board.sm.actor, board.po.id, other.dev.id)).rejects.toMatchObject({ reason: "not_found" });
    await expect(pass(board.observer.actor, board.observer.id, null)).rejects.toMatchObject(FORBIDDEN);
    await pass(board.sm.actor, board.po.id, null);
    expect(await held()).toMatchObject({ speaker: null, spoken: [board.dev.id, board.po.id], skipped: [second.userId] });
    await stopEvent(db, board.sm.actor);
    await start(board.sm.actor, "REVIEW");
    await expect(pass(board.sm.actor, null, board.dev.id)).rejects.toMatchObject({ reason: "event_over" });
  });

  test("is led by the Scrum Master, or whoever of the team is there while none is", async () => {
    for (const who of [board.dev.actor, board.po.actor, board.observer.actor]) await expect(start(who)).rejects.toMatchObject(FORBIDDEN);
    await start(board.sm.actor);
    for (const attempt of [() => changeClock(db, board.dev.actor, { key: board.key, change: { type: "pause" } }), () => stopEvent(db, board.po.actor), () => stopEvent(db, board.observer.actor)]) await expect(attempt()).rejects.toMatchObject(FORBIDDEN);
    const { email } = await db.user.findUniqueOrThrow({ where: { id: board.sm.id } });
    await updateMember(db, board.sm.actor, { key: board.key, email: email ?? "", away: [{ from: "2020-01-01", to: "2999-12-31" }] });
    await stopEvent(db, board.dev.actor);
    await expect(start(board.observer.actor)).rejects.toMatchObject(FORBIDDEN);
  });

  test("is of a sprint that it fits, on its own board, and makes way when that is given up", async () => {
    const planned = await aSprint(db, board.sm.actor, board.key);
    await expect(start(board.sm.actor, "DAILY", planned)).rejects.toMatchObject({ reason: "event_not_now" });
    await expect(start(board.sm.actor, "PLANNING", 99)).rejects.toMatchObject({ reason: "not_found" });
    const other = await aBoard(db, { members: 1 });
    await expect(start(other.sm.actor, "PLANNING", planned)).rejects.toMatchObject({ reason: "not_found" });
    await start(board.sm.actor, "PLANNING", planned);
    await removeSprint(db, board.sm.actor, planned);
    expect(await held()).toBeNull();
    await start(board.sm.actor);
    expect(await held()).toMatchObject({ kind: "DAILY" });
  });
});
