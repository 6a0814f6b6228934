import { beforeAll, expect, test } from "vitest";
import { closeSprint } from "@/server/scrum/close-sprint";
import { closeSprintInput, planSprintInput, scheduleCardsInput } from "@/server/scrum/contracts/sprints";
import { planSprint } from "@/server/scrum/plan-sprint";
import { scheduleCards } from "@/server/scrum/schedule-cards";
import { startSprint } from "@/server/scrum/start-sprint";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { aBoard } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";
import { aReader } from "../flow/a-told-board";

const at = (day: number, hour = 9) => new Date(Date.UTC(2099, 2, day, hour));

describeOnBoth("metrics of sprints", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  let flow: Awaited<ReturnType<typeof aReader>>["flow"];
  const key = (number: number) => `${board.key}-${number}`;
  const plan = (from: number, to: number) => planSprint(db, board.sm.actor, planSprintInput.parse({ key: board.key, startsAt: at(from).toISOString(), endsAt: at(to).toISOString() }));
  const put = (sprint: number, ...cards: number[]) => scheduleCards(db, board.sm.actor, scheduleCardsInput.parse({ key: board.key, sprint, cards: cards.map(key) }));
  const ask = (metric: "velocity" | "burndown" | "throughput", day: number, more: object = {}) => atTime(at(day), () => flow.metric({ key: board.key, metric, ...more }));

  /** Two sprints are closed and one runs: 5 of 8 points, then 3 of 3 with what was added, then nothing yet. */
  beforeAll(async () => {
    db = await aDb();
    board = await aBoard(db, { members: 2 });
    ({ flow } = await aReader(db, board.id));
    await atTime(at(1), async () => {
      for (const [title, points] of [["one", 5], ["two", 3], ["three", 2], ["four", undefined]] as const) await board.sm.create(title, { points, column: "BACKLOG" });
      await plan(2, 6);
      await put(1, 1, 2);
    });
    const done = async (title: string) => {
      await board.dev.move(title, "IN_WORK");
      await board.dev.move(title, "DONE");
    };
    const close = (sprint: number, day: number) => atTime(at(day), () => closeSprint(db, board.sm.actor, closeSprintInput.parse({ key: board.key, sprint, otherwise: "NEXT" })));
    await atTime(at(2), () => startSprint(db, board.sm.actor, 1));
    await atTime(at(3), () => done("one"));
    await atTime(at(4), () => plan(6, 10));
    await close(1, 6);
    await atTime(at(7), () => startSprint(db, board.sm.actor, 2));
    await atTime(at(8), () => done("two"));
    await atTime(at(9), () => plan(10, 14));
    await close(2, 10);
    await atTime(at(11), () => startSprint(db, board.sm.actor, 3));
    await atTime(at(12), () => put(3, 3, 4));
  });

  test("velocity is told of the sprints closed in the window, and of those alone that were closed at that moment", async () => {
    expect(await ask("velocity", 12)).toMatchObject({
      definition: "velocity.v1", n: 2, excluded: { not_closed: 1 }, value: 4, sprints: 3, zone: "UTC",
      series: [{ sprint: 1, committed: { points: 8 }, completed: { points: 5, cards: 1 } }, { sprint: 2, committed: { points: 3 }, completed: { points: 3 } }],
    });
    expect(await ask("velocity", 12, { now: at(8).toISOString() })).toMatchObject({ n: 1, value: 5, excluded: { not_closed: 1 } });
    expect(await ask("velocity", 12, { from: at(7).toISOString() })).toMatchObject({ n: 1, value: 3 });
    expect(await ask("velocity", 12, { to: at(1).toISOString() })).toMatchObject({ n: 0, value: null, reason: "no_closed_sprint" });
  });

  test("burndown is that of the sprint that runs, of the one that is named, or of the one that ran then", async () => {
    const running = await ask("burndown", 13);
    expect(running).toMatchObject({ definition: "burndown.v1", sprint: { number: 3, state: "RUNNING" }, n: 2, totals: { commitment: { points: 0 }, added: { points: 2, cards: 2, unestimated: 1 } }, window: { from: at(11).toISOString(), to: at(14).toISOString() } });
    if (running.definition !== "burndown.v1") throw new Error("another metric");
    expect(running.series.at(-1)).toMatchObject({ points: { scope: 2, completed: 0, remaining: 2 }, cards: { scope: 2 } });
    expect(await ask("burndown", 13, { sprint: 1 })).toMatchObject({ sprint: { number: 1, state: "CLOSED" }, totals: { completed: { points: 5 }, remaining: { points: 3 } } });
    const then = await ask("burndown", 13, { now: at(2, 12).toISOString() });
    if (then.definition !== "burndown.v1") throw new Error("another metric");
    expect([then.sprint?.number, then.series.at(-1)?.points.completed]).toEqual([1, 0]);
    await expect(ask("burndown", 13, { sprint: 9 })).rejects.toMatchObject({ cause: { reason: "not_found" } });
  });

  test("a board without sprints has none to burn down, which is no error", async () => {
    const bare = await aBoard(db, { members: 1 });
    const reader = await aReader(db, bare.id);
    expect(await reader.flow.metric({ key: bare.key, metric: "burndown" })).toMatchObject({ sprint: null, reason: "no_sprint", series: [], n: 0 });
  });

  test("other metrics narrow to a sprint's cards and to an epic's", async () => {
    const epic = await db.epic.create({ data: { boardId: board.id, name: "Orders" } });
    await db.card.updateMany({ where: { boardId: board.id, number: { in: [1, 2] } }, data: { epicId: epic.id } });
    const n = async (more: object) => (await ask("throughput", 13, more)).n;
    expect([await n({}), await n({ sprint: 1 }), await n({ sprint: 3 }), await n({ epic: "Orders" }), await n({ epic: epic.id }), await n({ epic: "Other" })]).toEqual([2, 1, 0, 2, 2, 0]);
    const page = await atTime(at(13), () => flow.page({ key: board.key, period: { days: 30 }, sprint: 2 }));
    expect(page.cards.map(({ title }) => title)).toEqual(["two"]);
    expect(page.sprints).toEqual([expect.objectContaining({ number: 3, isRunning: true, endsOn: "2099-03-14" }), expect.objectContaining({ number: 2, isRunning: false }), expect.objectContaining({ number: 1 })]);
    expect(page.epics).toEqual([{ id: epic.id, name: "Orders" }]);
  });
});
