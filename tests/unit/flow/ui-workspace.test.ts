import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextSort, readBoardSort, SORT_COLUMNS, sortBoards, writeBoardSort, type BoardSort } from "@/components/flow/workspace/board-sort";
import { boardsCsv } from "@/components/flow/workspace/boards-csv";
import { perWeek } from "@/components/flow/workspace/per-week";
import type { BoardFlow } from "@/server/flow/contracts/page";
import { aBoardFlow, summaryOfDays } from "./ui-board-flow";

const weeks = (...counts: number[]) => counts.map((count, at) => ({ date: `2026-11-${String(2 + 7 * at).padStart(2, "0")}`, count, complete: at < counts.length - 1 }));
const keysBy = (boards: BoardFlow[], sort: BoardSort) => sortBoards(boards, sort, "en").map(({ key }) => key);

describe("the order of boards", () => {
  const boards = [
    aBoardFlow({ key: "SLOW", name: "Zeta", cycle: summaryOfDays(9), wip: 2 }),
    aBoardFlow({ key: "NEW", name: "beta" }),
    aBoardFlow({ key: "FAST", name: "Alpha", cycle: summaryOfDays(3), wip: 2, unit: "hours" }),
  ];

  test("is by name unless another is asked for, capitals or not", () => {
    expect(keysBy(boards, readBoardSort(undefined))).toEqual(["FAST", "NEW", "SLOW"]);
    expect(keysBy(boards, readBoardSort("-name"))).toEqual(["SLOW", "NEW", "FAST"]);
  });

  test("is by time whatever the unit, and boards without a value are last either way", () => {
    expect(keysBy(boards, readBoardSort("cycle85"))).toEqual(["FAST", "SLOW", "NEW"]);
    expect(keysBy(boards, readBoardSort("-cycle85"))).toEqual(["SLOW", "FAST", "NEW"]);
  });

  test("of equal ones is by name", () => expect(keysBy(boards, readBoardSort("-wip"))).toEqual(["FAST", "SLOW", "NEW"]));

  test("keeps every board, for every column and direction", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SORT_COLUMNS), fc.boolean(), fc.array(fc.record({ wip: fc.nat(9), flagged: fc.nat(9), efficiency: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) })), (by, descending, parts) => {
        const made = parts.map((part, at) => aBoardFlow({ ...part, key: `B${at}` }));
        expect(keysBy(made, { by, descending }).sort()).toEqual(made.map(({ key }) => key).sort());
      }),
    );
  });

  test("is in the address, which is empty for the order it has anyway", () => {
    expect(writeBoardSort({ by: "name", descending: false })).toBe("");
    for (const by of SORT_COLUMNS) {
      for (const descending of [false, true]) expect(readBoardSort(writeBoardSort({ by, descending }).slice("?sort=".length))).toEqual({ by, descending });
    }
  });

  test.each(["", "-", "price", "--wip", "WIP"])("%j in an address is by name", (text) => expect(readBoardSort(text)).toEqual({ by: "name", descending: false }));

  test("turns round at a second press, and begins with the largest", () => {
    expect(nextSort({ by: "name", descending: false }, "wip")).toEqual({ by: "wip", descending: true });
    expect(nextSort({ by: "wip", descending: true }, "wip")).toEqual({ by: "wip", descending: false });
    expect(nextSort({ by: "wip", descending: false }, "name")).toEqual({ by: "name", descending: false });
  });
});

describe("cards a week", () => {
  test("are those of complete weeks, empty ones among them", () => expect(perWeek(weeks(4, 0, 2, 9))).toBe(2));
  test("are unknown while no week is complete", () => {
    expect(perWeek(weeks(7))).toBeNull();
    expect(perWeek([])).toBeNull();
  });
});

test("the file has a row a board, and leaves out what is not known", () => {
  const known = aBoardFlow({ key: "K", name: "Known", wip: 3, wipLimit: 4, throughput: weeks(4, 2, 1), cycle: summaryOfDays(5), oldest: { card: "K-7", title: "T", span: { seconds: 90_000, days: 2 }, flagged: true }, flagged: 1 });
  const [head, row, none] = boardsCsv([known, aBoardFlow()]);
  const cell = (name: string, of = row) => of![head!.indexOf(name)];
  expect(head).toHaveLength(row!.length);
  expect(cell("throughputPerWeek")).toBe(3);
  expect([cell("completeWeeks"), cell("thisWeekSoFar"), cell("firstWeek")]).toEqual(["4 2", 1, "2026-11-02"]);
  expect([cell("cycle85Seconds"), cell("cycle85Days"), cell("lead85Seconds")]).toEqual([432_000, 5, null]);
  expect([cell("oldestCard"), cell("oldestDays"), cell("flagged")]).toEqual(["K-7", 2, 1]);
  expect([cell("oldestCard", none), cell("throughputPerWeek", none), cell("flowEfficiency", none)]).toEqual([null, null, null]);
});
