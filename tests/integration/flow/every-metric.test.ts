import { beforeAll, expect, test } from "vitest";
import { METRICS } from "@/server/flow/contracts/inputs";
import type { MetricAnswer } from "@/server/flow/contracts/answers";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { describeOnBoth } from "@/tests/support/database";
import { aReader, aToldBoard, type ToldCard } from "./a-told-board";

const day = (date: number, time = "09:00") => `2026-03-${String(date).padStart(2, "0")}T${time}:00Z`;
const worked = (asked: number, started: number, done: number, more: Partial<ToldCard> = {}): ToldCard => ({ steps: [[day(asked), "BACKLOG"], [day(asked, "12:00"), "PLANNED"], [day(started), "IN_WORK"], [day(done), "DONE"]], ...more });

/** Enough finished cards for percentiles and a forecast, and each way in which a card can be something else. */
const HISTORY: ToldCard[] = [
  worked(2, 3, 5), worked(2, 3, 6), worked(3, 4, 9), worked(3, 5, 10, { kind: "DEFECT" }), worked(4, 5, 11), worked(4, 6, 12),
  { name: "reopened", steps: [[day(2), "IN_WORK"], [day(4), "DONE"], [day(10), "IN_WORK"], [day(13), "DONE"]] },
  { name: "discarded", steps: [[day(2), "BACKLOG"], [day(6), "DONE", { outcome: "WONT_DO" }]] },
  { name: "moved back", steps: [[day(2), "BACKLOG"], [day(3), "IN_WORK"], [day(8), "PLANNED"]] },
  { name: "blocked", steps: [[day(9), "BACKLOG"], [day(12), "IN_WORK"], [day(14), "blocked"]] },
  { name: "archived", steps: [[day(3), "BACKLOG"], [day(5), "IN_WORK"], [day(9), "archived"]] },
  { name: "deleted", steps: [[day(3), "BACKLOG"], [day(5), "IN_WORK"], [day(9), "deleted"]] },
  { name: "finished and deleted", steps: [[day(2), "IN_WORK"], [day(3), "DONE"], [day(12), "deleted"]] },
];
const NOW = new Date(day(16));

describeOnBoth("every metric", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aToldBoard>>;
  let flow: Awaited<ReturnType<typeof aReader>>["flow"];
  beforeAll(async () => {
    db = await aDb();
    board = await aToldBoard(db, HISTORY);
    ({ flow } = await aReader(db, board.id));
  });
  const ask = <D extends MetricAnswer["definition"]>(definition: D, more: object = {}) =>
    atTime(NOW, async () => {
      const answer = await flow.metric({ key: board.key, metric: definition.replace(".v1", "") as (typeof METRICS)[number], from: "2026-03-02", items: 3, ...more });
      expect(answer.definition).toBe(definition);
      return answer as MetricAnswer & { definition: D };
    });

  test.each(METRICS)("%s says how it was made, and of the present what it says of that instant", async (metric) => {
    for (const from of ["2026-03-02", "2026-03-07T10:00:00Z", "2026-03-12"]) {
      const [present, past] = await Promise.all([{}, { now: NOW.toISOString() }].map((at) => ask(`${metric}.v1` as MetricAnswer["definition"], { from, ...at })));
      // Of the present, what was finished for good before the period is counted and not read.
      expect({ from, ...present }).toEqual({ from, ...past });
      expect(present).toMatchObject({ method: expect.any(String), zone: "UTC", time: "calendar", n: expect.any(Number), excluded: expect.any(Object), window: expect.any(Object) });
    }
  });

  test("throughput counts what was done, zeros included, and the running day apart", async () => {
    const answer = await ask("throughput.v1");
    expect(answer.series.map(({ count }) => count)).toEqual([0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0]);
    expect(answer.series.at(-1)).toEqual({ date: "2026-03-16", count: 0, complete: false });
    expect([answer.total, answer.excluded]).toEqual([8, { discarded: 1 }]);
    expect((await ask("throughput.v1", { by: "week" })).series.map(({ date, count }) => [date, count])).toEqual([["2026-03-02", 3], ["2026-03-09", 5], ["2026-03-16", 0]]);
  });

  test("work in progress, columns and cumulative flow know who was moved back, archived and deleted", async () => {
    const [wip, stood, flowed] = [await ask("wip.v1"), await ask("cards-per-column.v1"), await ask("cfd.v1")];
    expect(wip.series.slice(-3).map((point) => point.wip)).toEqual([2, 2, 2]);
    expect(stood.series.at(-1)).toMatchObject({ BACKLOG: 0, PLANNED: 1, IN_WORK: 1, DONE: 8 });
    expect(flowed.series.at(-1)).toMatchObject({ BACKLOG: 13, PLANNED: 13, IN_WORK: 13, DONE: 9, corrections: 1 });
  });

  test("ages stand beside those of finished cards, and the old one is flagged", async () => {
    const { cards, bands } = await ask("ageing.v1");
    expect(cards.map(({ title, column, days, blocked, flagged }) => ({ title, column, days, blocked, flagged }))).toEqual([
      { title: "moved back", column: "PLANNED", days: 14, blocked: false, flagged: false },
      { title: "blocked", column: "IN_WORK", days: 5, blocked: true, flagged: false },
    ]);
    expect(bands.IN_WORK["85"]?.days).toBe(7);
  });

  test("a forecast answers both questions the same each time, and refuses with its reason", async () => {
    const asked = { items: 3, by: "2026-03-30" };
    const answer = await ask("forecast.v1", asked);
    expect(answer).toMatchObject({ trials: 10_000, items: 3, by: "2026-03-30", reason: null, history: { from: "2026-03-02", to: "2026-03-16", completions: 8 } });
    expect(await ask("forecast.v1", asked)).toEqual(answer);
    expect((await ask("forecast.v1", { ...asked, seed: answer.seed + 1 })).whenDistribution).not.toEqual(answer.whenDistribution);
    const [{ when, howMany }, percents] = [answer, ["50", "85", "95"] as const];
    expect(percents.map((percent) => when?.[percent])).toEqual(percents.map((percent) => when?.[percent]).toSorted());
    expect(percents.map((percent) => howMany?.[percent])).toEqual(percents.map((percent) => howMany?.[percent]).toSorted((a = 0, b = 0) => b - a));
    expect(await ask("forecast.v1", { items: 3, kind: "DEFECT" })).toMatchObject({ reason: "not_enough_data", when: null, howMany: null });
    await expect(ask("forecast.v1", { by: "2026-03-16" })).rejects.toMatchObject({ cause: { reason: "forecast_day_passed" } });
    await expect(ask("forecast.v1", { by: "soon" })).rejects.toMatchObject({ cause: { reason: "bad_date" } });
  });

  test("a step that is none, and a series that nobody could draw, are refused", async () => {
    await expect(ask("wip.v1", { by: "fortnight" })).rejects.toMatchObject({ cause: { reason: "bad_step" } });
    await expect(ask("wip.v1", { by: "minute", from: "2020-01-01" })).rejects.toMatchObject({ cause: { reason: "series_too_long" } });
  });

  test("the strip and the workspace say the same as the charts", async () => {
    const strip = await atTime(NOW, () => flow.strip({ key: board.key }));
    const cycle = await ask("cycle-time.v1", { from: undefined });
    expect(strip).toMatchObject({ usualSeconds: cycle.percentiles["85"]?.seconds, finishedThisWeek: 0, averagePerWeek: 4 });
    const { workspace } = await db.board.findUniqueOrThrow({ where: { id: board.id }, select: { workspace: true } });
    const member = await aReader(db, board.id);
    await db.workspaceMember.create({ data: { workspaceId: workspace.id, userId: member.id } });
    const [row, ...others] = await atTime(NOW, () => member.flow.workspace({ workspace: workspace.slug }));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ key: board.key, wip: 2, over: 0, unit: "days", oldest: { title: "moved back" }, cycle: { n: cycle.n } });
    expect(row?.throughput.map(({ count }) => count)).toEqual([3, 5, 0]);
  });

  test("to a stranger neither the board nor its workspace is there; of a workspace one sees one's own boards", async () => {
    const stranger = await aReader(db, null);
    const { workspace } = await db.board.findUniqueOrThrow({ where: { id: board.id }, select: { workspace: true } });
    await expect(stranger.flow.forecast({ key: board.key, items: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(stranger.flow.strip({ key: board.key })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(stranger.flow.workspace({ workspace: workspace.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await db.workspaceMember.create({ data: { workspaceId: workspace.id, userId: stranger.id } });
    expect(await stranger.flow.workspace({ workspace: workspace.slug })).toEqual([]);
  });
});
