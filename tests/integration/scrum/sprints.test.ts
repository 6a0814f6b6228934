import { beforeAll, beforeEach, expect, test } from "vitest";
import { closeSprintInput, editSprintInput, planSprintInput, scheduleCardsInput } from "@/server/scrum/contracts/sprints";
import { closeSprint } from "@/server/scrum/close-sprint";
import { editSprint, planSprint, removeSprint } from "@/server/scrum/plan-sprint";
import { getSprint } from "@/server/scrum/queries/get-sprint";
import { listSprints } from "@/server/scrum/queries/list-sprints";
import { scheduleCards } from "@/server/scrum/schedule-cards";
import { startSprint } from "@/server/scrum/start-sprint";
import { editCard } from "@/server/board/edit-card";
import { editCardInput } from "@/server/board/contracts";
import { getBoardHead } from "@/server/board/queries/get-board";
import { readBoardCards } from "@/server/board/queries/list-board-cards";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import type { Db } from "@/server/platform/db/client";
import { aBoard, historySince, keyOf, type Someone, titles, versionOf } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";

const DAY = 86_400_000;

describeOnBoth("sprints", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 1, cards: { BACKLOG: ["one", "two", "three", "four"] } });
  });

  const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  const plan = async (who: Someone = board.sm, more: object = {}) => planSprint(db, who.actor, planSprintInput.parse({ key: board.key, startsAt: inDays(0), endsAt: inDays(14), ...more }));
  const schedule = async (sprint: number | null, names: string[], who: Someone = board.sm) =>
    scheduleCards(db, who.actor, scheduleCardsInput.parse({ key: board.key, sprint, cards: await Promise.all(names.map((name) => keyOf(db, board.id, name))) }));
  const close = async (sprint: number, more: object = {}, who: Someone = board.sm) => closeSprint(db, who.actor, closeSprintInput.parse({ key: board.key, sprint, ...more }));
  const estimate = async (name: string, points: number) => editCard(db, board.dev.actor, editCardInput.parse({ cardKey: await keyOf(db, board.id, name), points }));
  const sprintOf = async (name: string) => (await readBoardCards(db, board.id)).cards.find(({ title }) => title === name)?.sprint;
  const amount = (cards: number, points: number, unestimated = 0) => ({ cards, points, unestimated });

  test("go from plan over start and scope change to a report that stays, and what is left goes where it was chosen to", async () => {
    for (const [name, points] of [["one", 5], ["two", 3], ["three", 8]] as const) await estimate(name, points);
    const { sprint } = await plan(board.sm, { name: "First" });
    await editSprint(db, board.po.actor, editSprintInput.parse({ key: board.key, sprint, goal: "Orders arrive" }));
    await schedule(sprint, ["one", "two", "three"]);
    const started = await startSprint(db, board.sm.actor, sprint);
    // Two a person, one person: the third waits, in the order of the Backlog.
    expect(started).toMatchObject({ planned: [await keyOf(db, board.id, "one"), await keyOf(db, board.id, "two")], waiting: [await keyOf(db, board.id, "three")] });
    expect(await titles(db, board.id, "PLANNED")).toEqual(["one", "two"]);
    await board.dev.move("one", "IN_WORK");
    await board.dev.move("one", "DONE");
    await schedule(sprint, ["four"], board.po);
    await estimate("two", 5);
    const running = await getSprint(db, board.id, sprint);
    expect(running).toMatchObject({ state: "RUNNING", goal: "Orders arrive", report: { commitment: amount(3, 16), added: amount(1, 0, 1), reestimated: 2, completed: amount(1, 5), remaining: amount(3, 13, 1) } });
    expect(running.steps.at(-1)?.points).toEqual({ scope: 18, completed: 5, remaining: 13 });
    await plan(board.sm, { name: "Later", startsAt: inDays(30), endsAt: inDays(40) });
    await plan(board.sm, { name: "Second", startsAt: inDays(14), endsAt: inDays(28) });
    const before = await versionOf(db, board.id);
    await close(sprint, { carry: [{ card: await keyOf(db, board.id, "two"), to: "NEXT" }, { card: await keyOf(db, board.id, "three"), to: "STAY" }] });
    expect([await sprintOf("one"), await sprintOf("two"), await sprintOf("three"), await sprintOf("four")]).toEqual([1, 3, null, null]);
    expect(await titles(db, board.id, "PLANNED")).toEqual(["two"]);
    expect(await historySince(db, board.id, before)).toEqual(["sprint.closed", "card.scheduled two", "card.scheduled three", "card.scheduled four"]);
    const frozen = await getSprint(db, board.id, sprint);
    expect(frozen.report).toMatchObject({ commitment: amount(3, 16), completed: amount(1, 5), remaining: amount(3, 13, 1) });
    // What comes later changes nothing of it.
    await estimate("two", 1);
    await board.po.move("one", "IN_WORK");
    await schedule(null, ["one"]);
    const { until: _, ...same } = await getSprint(db, board.id, sprint);
    expect(same).toEqual({ ...frozen, until: undefined });
    const { sprints, velocity } = await listSprints(db, board.id);
    expect(velocity).toBe(5);
    expect(sprints.map(({ name, state, points, totals }) => [name, state, points, totals?.completed.points ?? null])).toEqual([["Second", "PLANNED", 1, null], ["Later", "PLANNED", 0, null], ["First", "CLOSED", 0, 5]]);
    expect(await findBreaches(db)).toEqual([]);
  });

  test("a card that goes back to the Backlog leaves its column", async () => {
    const { sprint } = await plan();
    await schedule(sprint, ["one", "two"]);
    await startSprint(db, board.sm.actor, sprint);
    await board.dev.move("one", "IN_WORK");
    await close(sprint);
    expect(await titles(db, board.id, "BACKLOG")).toEqual(["three", "four", "one", "two"]);
    expect([await sprintOf("one"), await sprintOf("two")]).toEqual([null, null]);
    expect(await findBreaches(db)).toEqual([]);
  });

  test("an empty sprint can be run and closed, and counts 0 in the velocity", async () => {
    const { sprint } = await plan();
    expect(await startSprint(db, board.sm.actor, sprint)).toMatchObject({ planned: [], waiting: [] });
    expect((await close(sprint)).report).toMatchObject({ commitment: amount(0, 0), completed: amount(0, 0), cards: [], entries: [] });
    expect((await listSprints(db, board.id)).velocity).toBe(0);
  });

  test("no sprint goes to Planned past a limit that only warns", async () => {
    const warned = await aBoard(db, { members: 1, limits: { enforcement: "WARN", planned: { mode: "FIXED", value: 1 } }, cards: { BACKLOG: ["a", "b"] } });
    const { sprint } = await planSprint(db, warned.sm.actor, planSprintInput.parse({ key: warned.key, startsAt: inDays(0), endsAt: inDays(1) }));
    await scheduleCards(db, warned.sm.actor, scheduleCardsInput.parse({ key: warned.key, sprint, cards: [`${warned.key}-1`, `${warned.key}-2`] }));
    expect(await startSprint(db, warned.sm.actor, sprint)).toMatchObject({ planned: [`${warned.key}-1`], waiting: [`${warned.key}-2`] });
  });

  test("only one runs at a time, and of forty who start or close at once one does", async () => {
    const [first, second] = [await plan(), await plan()];
    const starts = await Promise.allSettled(Array.from({ length: 40 }, (_, turn) => startSprint(db, board.sm.actor, turn % 2 === 0 ? first.sprint : second.sprint)));
    expect(starts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { sprints } = await listSprints(db, board.id);
    const running = sprints.find(({ state }) => state === "RUNNING")?.number ?? 0;
    const closes = await Promise.allSettled(Array.from({ length: 40 }, () => close(running)));
    expect(closes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(closes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "sprint_closed" } });
    expect(await findBreaches(db)).toEqual([]);
  });

  test("are refused in a sentence where they cannot be what was asked", async () => {
    await expect(plan(board.sm, { startsAt: inDays(2), endsAt: inDays(1) })).rejects.toMatchObject({ reason: "sprint_backwards" });
    await expect(plan(board.sm, { startsAt: inDays(0), endsAt: inDays(400) })).rejects.toMatchObject({ reason: "sprint_length" });
    const { sprint } = await plan();
    await expect(close(sprint)).rejects.toMatchObject({ reason: "sprint_not_started" });
    await schedule(sprint, ["one"]);
    await startSprint(db, board.sm.actor, sprint);
    await expect(removeSprint(db, board.sm.actor, sprint)).rejects.toMatchObject({ reason: "sprint_started" });
    await expect(close(sprint, { otherwise: "NEXT" })).rejects.toMatchObject({ reason: "no_next_sprint" });
    await close(sprint);
    await expect(schedule(sprint, ["two"])).rejects.toMatchObject({ reason: "sprint_closed" });
    await expect(editSprint(db, board.sm.actor, editSprintInput.parse({ key: board.key, sprint, name: "Other" }))).rejects.toMatchObject({ reason: "sprint_closed" });
    const over = await plan(board.sm, { startsAt: inDays(-2), endsAt: inDays(-1) });
    await expect(startSprint(db, board.sm.actor, over.sprint)).rejects.toMatchObject({ reason: "sprint_over" });
  });

  test("one that is given up lets go of its cards, and its number is never used again", async () => {
    const { sprint } = await plan();
    await schedule(sprint, ["one"]);
    await removeSprint(db, board.sm.actor, sprint);
    expect(await sprintOf("one")).toBeNull();
    expect((await plan()).sprint).toBe(sprint + 1);
    await expect(getSprint(db, board.id, sprint)).rejects.toMatchObject({ reason: "not_found" });
    expect((await getBoardHead(db, board.sm.actor)).sprints.map(({ number }) => number)).toEqual([sprint + 1]);
    expect(await findBreaches(db)).toEqual([]);
  });

  test("are called by their number in the board's language where nobody gives them a name", async () => {
    await plan();
    await db.board.update({ where: { id: board.id }, data: { locale: "ko" } });
    await plan();
    expect((await listSprints(db, board.id)).sprints.map(({ name }) => name)).toEqual(["스프린트 2", "Sprint 1"]);
  });

  test("putting a card where it is already leaves no trace", async () => {
    const { sprint } = await plan();
    await schedule(sprint, ["one"]);
    const version = await versionOf(db, board.id);
    expect(await schedule(sprint, ["one"])).toEqual({ cards: [], version });
    expect(await versionOf(db, board.id)).toBe(version);
  });

  test("goals are the Product Owner's, the rest the Scrum Master's; cards are put into them by both", async () => {
    const { sprint } = await plan();
    const edit = async (who: Someone, more: object) => editSprint(db, who.actor, editSprintInput.parse({ key: board.key, sprint, ...more }));
    const forbidden = { code: "FORBIDDEN" };
    await expect(plan(board.po)).rejects.toMatchObject(forbidden);
    await expect(edit(board.sm, { goal: "x" })).rejects.toMatchObject(forbidden);
    await expect(edit(board.po, { name: "x" })).rejects.toMatchObject(forbidden);
    await expect(schedule(sprint, ["one"], board.dev)).rejects.toMatchObject(forbidden);
    await schedule(sprint, ["one"], board.po);
  });

  test("nothing of another board is put into a sprint, and no card into another board's", async () => {
    const other = await aBoard(db, { members: 1, cards: { BACKLOG: ["theirs"] } });
    const { sprint } = await plan();
    await plan();
    const theirs = scheduleCardsInput.parse({ key: board.key, sprint, cards: [await keyOf(db, other.id, "theirs")] });
    await expect(scheduleCards(db, board.sm.actor, theirs)).rejects.toMatchObject({ reason: "not_found" });
    const mine = scheduleCardsInput.parse({ key: other.key, sprint: 2, cards: [`${other.key}-1`] });
    await expect(scheduleCards(db, other.sm.actor, mine)).rejects.toMatchObject({ reason: "not_found" });
  });
});
