import { beforeAll, expect, test } from "vitest";
import { flowRouter } from "@/server/flow/router";
import { atTime } from "@/server/platform/clock";
import { createCallerFactory } from "@/server/platform/trpc";
import { describeOnBoth } from "@/tests/support/database";
import type { Db } from "@/server/platform/db/client";
import type { ColumnAnswer, MetricAnswer, SpanAnswer } from "@/server/flow/contracts/answers";
import { aReader, aToldBoard, type ToldCard } from "./a-told-board";

function times(answer: MetricAnswer): SpanAnswer | ColumnAnswer {
  if (answer.definition !== "lead-time.v1" && answer.definition !== "cycle-time.v1" && answer.definition !== "time-in-column.v1") throw new Error("another metric");
  return answer;
}

const HISTORY: ToldCard[] = [
  { name: "ordinary", labels: ["erp"], steps: [["2026-03-02T20:00:00Z", "BACKLOG"], ["2026-03-03T09:00:00Z", "PLANNED"], ["2026-03-04T09:00:00Z", "IN_WORK"], ["2026-03-06T09:00:00.250Z", "DONE"]] },
  { name: "skipped", kind: "DEFECT", steps: [["2026-03-02T09:00:00Z", "PLANNED"], ["2026-03-07T09:00:00Z", "DONE"]] },
  { name: "discarded", steps: [["2026-03-02T09:00:00Z", "IN_WORK"], ["2026-03-07T10:00:00Z", "DONE", { outcome: "WONT_DO" }]] },
  { name: "reopened", steps: [["2026-03-02T09:00:00Z", "IN_WORK"], ["2026-03-03T09:00:00Z", "DONE"], ["2026-03-10T09:00:00Z", "IN_WORK"], ["2026-03-10T12:00:00Z", "DONE"]] },
  { name: "open again", steps: [["2026-03-02T09:00:00Z", "IN_WORK"], ["2026-03-08T09:00:00Z", "DONE"], ["2026-03-09T09:00:00Z", "PLANNED"]] },
  { name: "slip", steps: [["2026-03-02T09:00:00Z", "IN_WORK"], ["2026-03-11T09:00:00Z", "DONE"], ["2026-03-11T09:00:30Z", "IN_WORK", { undoes: 17 }]] },
  { name: "deleted", steps: [["2026-03-02T09:00:00Z", "IN_WORK"], ["2026-03-12T09:00:00Z", "DONE"], ["2026-03-13T09:00:00Z", "deleted"]] },
];
const MARCH = { from: "2026-03-01", to: "2026-04-01", now: "2026-04-01" };

describeOnBoth("metrics of a board", (aDb) => {
  let db: Db;
  beforeAll(async () => {
    db = await aDb();
  });
  const seoul = () => aToldBoard(db, HISTORY, { timeZone: "Asia/Seoul" });

  test("lead time says what it counted, how, and what it left out", async () => {
    const board = await seoul();
    const { flow } = await aReader(db, board.id);
    const answer = times(await flow.metric({ key: board.key, metric: "lead-time", ...MARCH }));
    expect(answer).toMatchObject({
      definition: "lead-time.v1",
      method: "nearest-rank",
      zone: "Asia/Seoul",
      window: { from: "2026-02-28T15:00:00.000Z", to: "2026-03-31T15:00:00.000Z" },
      n: 4,
      excluded: { discarded: 1, negative_span: 0 },
      unit: "days",
      percentiles: { "50": null, "95": null },
      withheld: { "50": "fewer_than_5_values" },
    });
    expect(answer.values[0]).toEqual({
      card: `${board.key}-1`,
      externalId: "ordinary",
      title: "ordinary",
      kind: "REQUIREMENT",
      seconds: 3 * 86_400 + 13 * 3600 + 0.25,
      days: 4, // In Seoul it was asked for on the 3rd.
      createdAt: "2026-03-02T20:00:00.000Z",
      startedAt: "2026-03-04T09:00:00.000Z",
      finishedAt: "2026-03-06T09:00:00.250Z",
      blockedSeconds: 0,
      reopened: 0,
    });
    expect(answer.values.map(({ title }) => title)).toEqual(["ordinary", "skipped", "reopened", "deleted"]);
  });

  test("cycle time leaves out what skipped In Work, and counts a reopened card once, at its last completion", async () => {
    const board = await seoul();
    const { flow } = await aReader(db, board.id);
    const answer = times(await flow.metric({ key: board.key, metric: "cycle-time", ...MARCH }));
    expect(answer.excluded).toEqual({ discarded: 1, skipped_in_work: 1, negative_span: 0 });
    expect(answer.values.map(({ title, days, reopened }) => [title, days, reopened])).toEqual([["ordinary", 3, 0], ["reopened", 9, 1], ["deleted", 11, 0]]);
  });

  test("the team's usual time is the 85th percentile of its latest cycle times, or nothing while they are too few", async () => {
    const taking = (hours: number): ToldCard => ({ steps: [["2026-03-02T00:00:00Z", "IN_WORK"], [new Date(Date.UTC(2026, 2, 2, hours)).toISOString(), "DONE"]] });
    const usualOf = async (cards: ToldCard[]) => {
      const board = await aToldBoard(db, [{ steps: [["2025-01-01T00:00:00Z", "IN_WORK"], ["2025-06-01T00:00:00Z", "DONE"]] }, ...cards]);
      const { flow } = await aReader(db, board.id);
      return atTime(new Date("2026-03-20T00:00:00Z"), async () => ({ seconds: (await flow.strip({ key: board.key })).usualSeconds }));
    };
    expect(await usualOf([1, 2, 3, 4].map(taking))).toEqual({ seconds: null });
    expect(await usualOf([7, 1, 5, 6, 2, 4, 3].map(taking))).toEqual({ seconds: 6 * 3600 });
  });

  test("time in column sums stays, and tells what is on the board apart", async () => {
    const board = await seoul();
    const { flow } = await aReader(db, board.id);
    const answer = await flow.metric({ key: board.key, metric: "time-in-column", ...MARCH });
    if (answer.definition !== "time-in-column.v1") throw new Error("another metric");
    expect(answer.values.map(({ title, columns }) => [title, columns])).toEqual([
      ["ordinary", { BACKLOG: 13 * 3600, PLANNED: 86_400, IN_WORK: 2 * 86_400 + 0.25 }],
      ["skipped", { BACKLOG: 0, PLANNED: 5 * 86_400, IN_WORK: 0 }],
      ["reopened", { BACKLOG: 0, PLANNED: 0, IN_WORK: 27 * 3600 }],
      ["deleted", { BACKLOG: 0, PLANNED: 0, IN_WORK: 10 * 86_400 }],
    ]);
    expect(answer.unfinished.map(({ title, columns, finishedAt }) => [title, columns.PLANNED, columns.IN_WORK, finishedAt])).toEqual([
      ["open again", 22 * 86_400 + 6 * 3600, 6 * 86_400, null],
      ["slip", 0, 29 * 86_400 + 6 * 3600, null],
    ]);
  });

  test("`now` in the past shows the board as it was known then", async () => {
    const board = await seoul();
    const { flow } = await aReader(db, board.id);
    const answer = times(await flow.metric({ key: board.key, metric: "lead-time", now: "2026-03-08T12:00:00Z" }));
    expect(answer.values.map(({ title, finishedAt }) => [title, finishedAt])).toEqual([
      ["reopened", "2026-03-03T09:00:00.000Z"],
      ["ordinary", "2026-03-06T09:00:00.250Z"],
      ["skipped", "2026-03-07T09:00:00.000Z"],
      ["open again", "2026-03-08T09:00:00.000Z"],
    ]);
  });

  test("filters by kind, label and person", async () => {
    const ada = await aReader(db, null);
    const board = await aToldBoard(db, [...HISTORY, { name: "hers", assignees: [ada.id], steps: [["2026-03-02T09:00:00Z", "IN_WORK"], ["2026-03-03T09:00:00Z", "DONE"]] }]);
    const { flow } = await aReader(db, board.id);
    const titles = async (filter: object) => times(await flow.metric({ key: board.key, metric: "lead-time", ...MARCH, ...filter })).values.map(({ title }) => title);
    expect(await titles({ kind: "DEFECT" })).toEqual(["skipped"]);
    expect(await titles({ label: "erp" })).toEqual(["ordinary"]);
    expect(await titles({ label: "er" })).toEqual([]);
    expect(await titles({ person: ada.id })).toEqual(["hers"]);
    expect(await titles({ person: ada.email.toUpperCase() })).toEqual(["hers"]);
    expect(await titles({ person: "' OR TRUE --" })).toEqual([]);
  });

  test("two boards with the same history give the same metrics, whatever their cards' keys", async () => {
    const boards = [await seoul(), await seoul()];
    const answers = await Promise.all(
      boards.map(async (board) => {
        const { flow } = await aReader(db, board.id);
        const answer = await flow.metric({ key: board.key, metric: "time-in-column", ...MARCH });
        return JSON.stringify(answer).replaceAll(board.key, "KEY");
      }),
    );
    expect(answers[1]).toBe(answers[0]);
  });

  test("refuses what is no period, and what is no metric", async () => {
    const board = await aToldBoard(db, []);
    const { flow } = await aReader(db, board.id);
    const ask = (input: object) => flow.metric({ key: board.key, metric: "lead-time", ...input });
    await expect(ask({ from: "2026-13-01" })).rejects.toMatchObject({ code: "BAD_REQUEST", cause: { reason: "bad_date", facts: { field: "from" } } });
    await expect(ask({ from: "2026-02-01", to: "2026-01-01" })).rejects.toMatchObject({ code: "BAD_REQUEST", cause: { reason: "bad_window" } });
    await expect(ask({ metric: "velocity-of-light" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("to a stranger and to nobody the board is not there", async () => {
    const board = await seoul();
    const stranger = await aReader(db, null);
    await expect(stranger.flow.metric({ key: board.key, metric: "lead-time" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(stranger.flow.strip({ key: board.key })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(stranger.flow.page({ key: board.key, period: { all: true } })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const nobody = createCallerFactory(flowRouter)({ db, user: null, address: null, tokenId: null });
    await expect(nobody.metric({ key: board.key, metric: "lead-time" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});
