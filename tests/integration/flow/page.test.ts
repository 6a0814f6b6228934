import { expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import { aDatabase } from "@/tests/support/database";
import { aReader, aToldBoard, type ToldCard } from "./a-told-board";

const ASKED = ["2026-01-05T09:00:00Z", "BACKLOG"] as const;
const done = (at: string, more: Partial<ToldCard> = {}): ToldCard => ({ steps: [ASKED, ["2026-01-06T09:00:00Z", "IN_WORK"], [at, "DONE"]], ...more });
const NOW = new Date("2026-11-20T03:00:00Z");

test("the page reads its three charts from one set of cards, and offers what the board has to filter by", async () => {
  const db = await aDatabase();
  const board = await aToldBoard(db, [done("2026-11-10T09:00:00Z", { labels: ["b", "a"] }), done("2026-02-10T09:00:00Z", { labels: ["a"] })]);
  const reader = await aReader(db, board.id);
  const ask = (period: Parameters<typeof reader.flow.page>[0]["period"]) => atTime(NOW, () => reader.flow.page({ key: board.key, period }));

  const page = await ask({ days: 90 });
  expect([page.leadTime.n, page.cycleTime.n, page.timeInColumn.n]).toEqual([1, 1, 1]);
  expect(page.leadTime.window).toEqual({ from: "2026-08-22T00:00:00.000Z", to: "2026-11-20T03:00:00.000Z" });
  expect(page.labels).toEqual(["a", "b"]);
  expect(page.people).toEqual([{ id: reader.id, name: reader.name }]);

  expect((await ask({ all: true })).leadTime).toMatchObject({ n: 2, window: { from: "2026-01-05T00:00:00.000Z" } });
  expect((await ask({ from: "2026-02-01", through: "2026-02-10" })).leadTime).toMatchObject({ n: 1, window: { to: "2026-02-11T00:00:00.000Z" } });
});

test("a board without a card has an empty page, not a broken one", async () => {
  const db = await aDatabase();
  const board = await aToldBoard(db, []);
  const { flow } = await aReader(db, board.id);
  expect(await flow.page({ key: board.key, period: { all: true } })).toMatchObject({ leadTime: { n: 0 }, timeInColumn: { shares: null }, labels: [] });
});
