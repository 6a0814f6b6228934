import { beforeAll, expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { aDatabase } from "@/tests/support/database";
import { aReader, aToldBoard, type ToldCard } from "./a-told-board";

const ASKED = ["2026-01-05T09:00:00Z", "BACKLOG"] as const;
const done = (at: string, more: Partial<ToldCard> = {}): ToldCard => ({ steps: [ASKED, ["2026-01-06T09:00:00Z", "IN_WORK"], [at, "DONE"]], ...more });
const NOW = new Date("2026-11-20T03:00:00Z");

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

async function aPage(cards: ToldCard[]) {
  const board = await aToldBoard(db, cards);
  const reader = await aReader(db, board.id);
  const ask = (period: Parameters<typeof reader.flow.page>[0]["period"], compare?: string) => atTime(NOW, () => reader.flow.page({ key: board.key, period, compare }));
  return { board, reader, ask };
}

test("the page reads all its charts from one set of cards, and offers what the board has to filter by", async () => {
  const { ask, reader } = await aPage([done("2026-11-10T09:00:00Z", { labels: ["b", "a"] }), done("2026-02-10T09:00:00Z", { labels: ["a"] })]);
  const page = await ask({ days: 90 });
  expect([page.lead.n, page.cycle.n, page.timeInColumn.n, page.throughput.total, page.cards.length, page.efficiency.n]).toEqual([1, 1, 1, 1, 1, 1]);
  expect(page.window).toEqual({ from: "2026-08-22T00:00:00.000Z", to: "2026-11-20T03:00:00.000Z" });
  expect([page.by, page.throughput.series.length, page.wip.series.length]).toEqual(["day", 91, 91]);
  // The card that was finished in February is counted, though it was not read.
  expect(page.cfd.series.at(-1)).toEqual({ date: "2026-11-20", complete: false, BACKLOG: 2, PLANNED: 2, IN_WORK: 2, DONE: 2, corrections: 0 });
  expect(page.cardsPerColumn.series[0]).toMatchObject({ IN_WORK: 1, DONE: 1 });
  expect(page.labels).toEqual(["a", "b"]);
  expect(page.people).toEqual([{ id: reader.id, name: reader.name }]);

  expect(await ask({ all: true })).toMatchObject({ lead: { n: 2 }, window: { from: "2026-01-05T00:00:00.000Z" } });
  expect(await ask({ from: "2026-02-01", through: "2026-02-10" })).toMatchObject({ lead: { n: 1 }, window: { to: "2026-02-11T00:00:00.000Z" } });
});

test("a board without a card has an empty page, not a broken one", async () => {
  const { ask } = await aPage([]);
  expect(await ask({ all: true })).toMatchObject({ hasCards: false, lead: { n: 0 }, timeInColumn: { shares: null }, cards: [], labels: [], littlesLaw: { verdict: null } });
});

test("a board younger than the period is looked at from its first card on, in the step that its unit asks for", async () => {
  const minutes: ToldCard[] = [0, 5, 9, 14, 20, 26].map((start) => ({
    steps: [[`2026-11-20T02:${String(start).padStart(2, "0")}:10Z`, "PLANNED"], [`2026-11-20T02:${start + 20}:00Z`, "IN_WORK"], [`2026-11-20T02:${start + 30}:00Z`, "DONE"]],
  }));
  const { ask } = await aPage(minutes);
  const page = await ask({ days: 90 });
  expect([page.unit, page.by, page.window.from]).toEqual(["minutes", "minute", "2026-11-20T02:00:00.000Z"]);
  expect(page.throughput.series.filter(({ count }) => count > 0).map(({ date }) => date.slice(11, 16))).toEqual(["02:30", "02:35", "02:39", "02:44", "02:50", "02:56"]);
});

test("beside the previous period stand the figures of the equally long one before", async () => {
  const week = (finished: string): ToldCard => ({ steps: [["2026-08-01T09:00:00Z", "IN_WORK"], [finished, "DONE"]] });
  const { ask } = await aPage([...["2026-10-01", "2026-10-02", "2026-10-03"].map((day) => week(`${day}T09:00:00Z`)), week("2026-11-01T09:00:00Z")]);
  const page = await ask({ days: 30 }, "previous");
  expect(page.window.from).toBe("2026-10-21T00:00:00.000Z");
  expect(page.previous).toMatchObject({ window: { to: "2026-10-21T00:00:00.000Z" }, lead: { n: 3 }, throughput: { total: 3 } });
  expect((await ask({ days: 30 })).previous).toBeNull();
});

test("before the first card there is nothing to compare with, and half a period before is measured from the first card on", async () => {
  const card = (asked: string, finished: string): ToldCard => ({ steps: [[asked, "IN_WORK"], [finished, "DONE"]] });
  const young = await aPage([card("2026-11-01T09:00:00Z", "2026-11-05T09:00:00Z")]);
  expect((await young.ask({ days: 30 }, "previous")).previous).toMatchObject({ lead: { n: 0 }, throughput: { total: 0, perDay: null }, averageWip: null, efficiency: null });
  // Of the 30 days before, the board was there for the last four: two cards in four days.
  const older = await aPage([card("2026-10-17T00:00:00Z", "2026-10-18T09:00:00Z"), card("2026-10-17T00:00:00Z", "2026-10-19T09:00:00Z")]);
  expect((await older.ask({ days: 30 }, "previous")).previous).toMatchObject({ window: { from: "2026-10-17T00:00:00.000Z" }, throughput: { total: 2, perDay: 0.5 } });
});

test("around a change of the limit, cards are told apart by when they were started", async () => {
  const card = (started: string, finished: string): ToldCard => ({ steps: [["2026-10-01T09:00:00Z", "BACKLOG"], [started, "IN_WORK"], [finished, "DONE"]] });
  const { board, ask } = await aPage([card("2026-10-20T09:00:00Z", "2026-11-05T09:00:00Z"), card("2026-11-02T09:00:00Z", "2026-11-04T09:00:00Z"), card("2026-11-03T09:00:00Z", "2026-11-06T09:00:00Z")]);
  const limits = (value: number) => ({ planned: { mode: "NONE", value: 0 }, inWork: { mode: "FIXED", value }, enforcement: "BLOCK", personal: null });
  const { version } = await db.board.findUniqueOrThrow({ where: { id: board.id } });
  await db.historyEvent.createMany({
    data: [
      { boardId: board.id, version: version + 1, ordinal: 0, kind: "board.created", at: new Date("2026-09-30T00:00:00Z"), data: { name: "x", limits: limits(8), headcount: 3 } },
      { boardId: board.id, version: version + 2, ordinal: 0, kind: "limits.changed", at: new Date("2026-11-01T00:00:00Z"), data: { from: limits(8), to: limits(4), headcount: 3 } },
    ],
  });
  const page = await ask({ days: 90 });
  expect(page.changes).toMatchObject([{ kind: "limit", column: "IN_WORK", from: 8, to: 4, at: "2026-11-01T00:00:00.000Z" }]);
  expect(page.wip.series.map(({ limit }) => limit).filter((limit, index, all) => limit !== all[index - 1])).toEqual([8, 4]);
  const { split } = await ask({ days: 90 }, page.changes[0]?.id);
  // The one that was begun under the old limit was finished under the new one.
  expect([split?.before.cycle.n, split?.after.cycle.n]).toEqual([1, 2]);
  expect([split?.before.throughput.total, split?.after.throughput.total]).toEqual([0, 3]);
  expect((await ask({ days: 90 }, "no change")).split).toBeNull();
});
