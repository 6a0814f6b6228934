import { beforeAll, beforeEach, expect, test } from "vitest";
import { archiveCard } from "@/server/board/archive-card";
import { deleteCard } from "@/server/board/delete-card";
import { editCard } from "@/server/board/edit-card";
import { getCardPage } from "@/server/board/queries/get-card-page";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { submitRequestInput } from "@/server/scrum/contracts/intake";
import { INTAKE_PER_BOARD_HOUR, INTAKE_PER_DAY } from "@/server/scrum/domain/intake-limits";
import { getIntake } from "@/server/scrum/queries/get-intake";
import { followRequest, openRequestForm } from "@/server/scrum/queries/open-request";
import { setIntake } from "@/server/scrum/set-intake";
import { submitRequest } from "@/server/scrum/submit-request";
import { aBoard, historySince, keyOf, type Someone, titles, versionOf } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";

const AT = new Date("2026-11-20T10:00:05Z");
const GONE = { code: "NOT_FOUND", reason: "request_form_gone" };
let networks = 0;

describeOnBoth("the public form", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  let from: string;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await aBoard(db, { cards: { BACKLOG: ["a", "b"] } });
    from = `192.0.${Math.floor(++networks / 250)}.${networks % 250}`;
  });

  const set = async (open: boolean, who: Someone = board.sm) => setIntake(db, who.actor, { key: board.key, open });
  const open = async () => (await set(true)).link?.split("/").at(-1) ?? "";
  const send = (token: string, more: object = {}, address = from) => submitRequest(db, submitRequestInput.parse({ token, title: "The printer is dead", ...more }), address);
  const page = async (title: string) => getCardPage(db, board.id, await keyOf(db, board.id, title));

  test("takes a request in as a service request at the bottom of the Backlog, and shows its sender their own words", async () => {
    const token = await open();
    expect(token).toMatch(/^[0-9A-Za-z]{32}$/);
    expect(await openRequestForm(db, token, from)).toEqual({ state: "open", board: expect.stringMatching(/^Board/) as string });
    const before = await versionOf(db, board.id);
    const { reference } = await send(token, { details: "Since *Monday*", name: "Ann", email: "ann@example.org" });
    expect(reference).toMatch(/^[0-9A-Za-z]{22}$/);
    expect(await titles(db, board.id, "BACKLOG")).toEqual(["a", "b", "The printer is dead"]);
    expect(await historySince(db, board.id, before)).toEqual(["card.created The printer is dead"]);
    expect(await db.historyEvent.findFirst({ where: { boardId: board.id, version: before + 1 } })).toMatchObject({ actorId: null, via: "intake" });
    expect(await page("The printer is dead")).toMatchObject({ kind: "SERVICE_REQUEST", description: "Since *Monday*", request: { name: "Ann", email: "ann@example.org", asSent: true } });
    expect(await findBreaches(db)).toEqual([]);
    const day = new Date().toISOString().slice(0, 10);
    expect(await followRequest(db, reference, from)).toEqual({ state: "known", title: "The printer is dead", details: "Since *Monday*", sentOn: day, since: day, status: "RECEIVED" });
  });

  test("tells the sender where it stands, in words that name nobody, and keeps showing what they wrote", async () => {
    const { reference } = await send(await open());
    const key = await keyOf(db, board.id, "The printer is dead");
    const told = async () => (await followRequest(db, reference, from)) as { status: string; title: string };
    await editCard(db, board.dev.actor, { cardKey: key, title: "Printer: change the fuser", description: "Ann is furious" });
    expect(await told()).toMatchObject({ title: "The printer is dead", details: "", status: "RECEIVED" });
    expect((await getCardPage(db, board.id, key)).request).toMatchObject({ asSent: false });
    const move = (to: "PLANNED" | "IN_WORK" | "DONE", more: object = {}) => board.po.move("Printer: change the fuser", to, more);
    await move("PLANNED");
    expect((await told()).status).toBe("PLANNED");
    await move("IN_WORK");
    expect((await told()).status).toBe("IN_WORK");
    await move("DONE");
    expect((await told()).status).toBe("DONE");
    await move("DONE", { outcome: "WONT_DO" });
    expect((await told()).status).toBe("DECLINED");
    await archiveCard(db, board.po.actor, { cardKey: key });
    expect((await told()).status).toBe("DECLINED");
    expect(JSON.stringify(await told())).not.toMatch(/Ann|TB\d|furious/);
    await deleteCard(db, board.po.actor, { cardKey: key });
    expect(await told()).toEqual({ state: "gone" });
    expect(await db.intakeRequest.count({ where: { title: "The printer is dead", card: { boardId: board.id } } })).toBe(0);
  });

  test("answers alike for a link that never was, was renewed or is switched off; what was sent by it is followed on", async () => {
    const first = await open();
    const { reference } = await send(first);
    const second = await open();
    for (const [token, state] of [[first, "gone"], ["never", "gone"], [second, "open"]] as const) expect((await openRequestForm(db, token, from)).state).toBe(state);
    expect(await set(false)).toEqual({ link: null });
    const answers = await Promise.all([first, second, "never", "\u0000", "x".repeat(200)].map((token) => openRequestForm(db, token, from)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"state":"gone"}']));
    for (const token of [first, second, "never"]) await expect(send(token, {}, `${from}1`)).rejects.toMatchObject(GONE);
    expect(await followRequest(db, reference, from)).toMatchObject({ state: "known" });
    expect(await followRequest(db, second, from)).toEqual({ state: "gone" });
    expect(await titles(db, board.id, "BACKLOG")).toEqual(["a", "b", "The printer is dead"]);
  });

  test("is switched by the Scrum Master alone, and the history says so; what is closed already leaves no trace", async () => {
    for (const who of [board.po, board.dev, board.observer]) await expect(set(true, who)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const before = await versionOf(db, board.id);
    await set(false);
    expect(await versionOf(db, board.id)).toBe(before);
    expect(await getIntake(db, board.id)).toEqual({ openedAt: null });
    await set(true);
    await set(true);
    await set(false);
    const told = await db.historyEvent.findMany({ where: { boardId: board.id, version: { gt: before } }, orderBy: { version: "asc" } });
    expect(told.map(({ kind, data }) => [kind, (data as { change: string }).change])).toEqual(["opened", "renewed", "closed"].map((change) => ["intake.changed", change]));
    expect(await findBreaches(db)).toEqual([]);
  });

  test("stores neither its link nor a reference", async () => {
    const token = await open();
    const { reference } = await send(token);
    const stored = JSON.stringify([await db.intake.findMany(), await db.intakeRequest.findMany(), await db.historyEvent.findMany({ where: { boardId: board.id } })]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(reference);
  });

  test("takes five of a thousand in a minute from one address, and others are not held up by them", async () => {
    const token = await open();
    await atTime(AT, async () => {
      const outcomes = await Promise.allSettled(Array.from({ length: 1000 }, (_, at) => send(token, { title: `no. ${at}` })));
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
      for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "TOO_MANY", reason: "intake_minute", facts: { retryAfter: 55 } });
      await send(token, {}, `${from}9`);
    });
    expect(await titles(db, board.id, "BACKLOG")).toHaveLength(2 + 5 + 1);
    await atTime(new Date(AT.getTime() + 60_000), () => send(token, { title: "a minute later" }));
  });

  test(`takes ${INTAKE_PER_DAY} a day from one address, of IPv6 from a network`, async () => {
    const token = await open();
    const later = (minutes: number, address: string) => atTime(new Date(AT.getTime() + minutes * 60_000), () => send(token, {}, address));
    for (let at = 0; at < INTAKE_PER_DAY; at++) await later(Math.floor(at / 5) * 10, `2001:db8:0:${networks}::${at + 1}`);
    await expect(later(500, `2001:db8:0:${networks}::ffff`)).rejects.toMatchObject({ code: "TOO_MANY", reason: "intake_day" });
    await later(24 * 60, `2001:db8:0:${networks}::ffff`);
  });

  test("takes so many an hour in all, from whatever addresses", async () => {
    const token = await open();
    await db.rateCounter.create({ data: { key: `intake board ${board.id}`, window: new Date("2026-11-20T10:00:00Z"), count: INTAKE_PER_BOARD_HOUR - 1, expires: new Date("2026-11-20T12:00:00Z") } });
    await atTime(AT, async () => {
      await send(token);
      await expect(send(token, {}, `${from}8`)).rejects.toMatchObject({ code: "TOO_MANY", reason: "intake_full" });
    });
    await atTime(new Date("2026-11-20T11:00:00Z"), () => send(token, {}, `${from}8`));
  });

  test("refuses what is longer than ten thousand bytes, and what a program filled in", async () => {
    const token = await open();
    await send(token, { title: "x", details: "가".repeat(3333) });
    await expect(send(token, { title: "x", details: "가".repeat(3334) })).rejects.toMatchObject({ code: "TOO_LARGE", reason: "request_too_long" });
    await expect(send(token, { website: "http://spam.example" })).rejects.toMatchObject({ code: "INVALID", reason: "request_by_program" });
    for (const odd of [{ title: "  " }, { title: "x".repeat(301) }, { name: "x".repeat(101) }]) expect(() => submitRequestInput.parse({ token, title: "x", ...odd })).toThrow();
    expect(await titles(db, board.id, "BACKLOG")).toHaveLength(3);
  });

  test("cannot have its links and references guessed at without end", async () => {
    const token = await open();
    await atTime(AT, async () => {
      for (let time = 0; time < 15; time++) {
        expect(await openRequestForm(db, `guess${time}`, from)).toEqual({ state: "gone" });
        expect(await followRequest(db, `guess${time}`, from)).toEqual({ state: "gone" });
      }
      expect(await openRequestForm(db, token, from)).toEqual({ state: "throttled" });
      expect(await openRequestForm(db, token, `${from}7`)).toMatchObject({ state: "open" });
    });
  });
});
