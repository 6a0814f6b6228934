import { describe, expect, test } from "vitest";
import { finishedThisWeek } from "@/components/board/top/finished-this-week";
import { oldestStarted } from "@/components/board/top/oldest-started";
import { aBoard, aCard } from "./ui-board";

describe("the card that was started first", () => {
  test("is found wherever it stands, but not in Done, and not among what was never started", () => {
    const cards = [
      aCard(1, "BACKLOG"),
      aCard(2, "IN_WORK", { startedAt: "2026-11-10T00:00:00.000Z" }),
      aCard(3, "PLANNED", { startedAt: "2026-11-04T00:00:00.000Z" }),
      aCard(4, "DONE", { startedAt: "2026-11-01T00:00:00.000Z", finishedAt: "2026-11-02T00:00:00.000Z" }),
    ];
    expect(oldestStarted(aBoard({ cards }))?.number).toBe(3);
    expect(oldestStarted(aBoard({ cards: [aCard(1, "BACKLOG")] }))).toBeUndefined();
  });

  test("is not told while some of In Work have not come", () => {
    const board = aBoard({ cards: [aCard(2, "IN_WORK", { startedAt: "2026-11-10T00:00:00.000Z" })] });
    expect(oldestStarted({ columns: board.columns.map((column) => ({ ...column, rest: column.name === "IN_WORK" ? 3 : 0 })) })).toBeUndefined();
  });
});

describe("what was finished this week", () => {
  const done = (finishedAt: string, number = 1, outcome: "DONE" | "WONT_DO" = "DONE") => aCard(number, "DONE", { finishedAt, outcome });
  const count = (cards: ReturnType<typeof aCard>[], rest = 0) => {
    const column = aBoard({ cards }).columns.find(({ name }) => name === "DONE");
    return finishedThisWeek(column && { ...column, rest }, "2026-11-20", "Asia/Seoul");
  };

  test("is what was finished since Monday where the board is", () => {
    // Monday the 16th begins in Seoul at 15:00 of the 15th in UTC.
    expect(count([done("2026-11-15T14:59:59.000Z", 1), done("2026-11-15T15:00:00.000Z", 2), done("2026-11-20T01:00:00.000Z", 3)])).toBe(2);
  });

  test("leaves out what was discarded, and is unknown while cards are on their way", () => {
    expect(count([done("2026-11-19T00:00:00.000Z", 1, "WONT_DO"), done("2026-11-19T00:00:00.000Z", 2)])).toBe(1);
    expect(count([done("2026-11-19T00:00:00.000Z")], 4)).toBeNull();
  });
});
