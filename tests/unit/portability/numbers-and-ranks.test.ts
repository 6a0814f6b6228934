import fc from "fast-check";
import { expect, test } from "vitest";
import { giveNumbers } from "@/server/portability/domain/give-numbers";
import { type Arrival, giveRanks, isRank } from "@/server/portability/domain/give-ranks";

const BOARD = { key: "ERP", nextNumber: 4 };

test("a card keeps the number in its own key, else the one it had, else gets the next", () => {
  const numbers = giveNumbers([{ name: "x" }, { name: "ERP-9" }, { name: "OTHER-9", number: 6 }, { name: "erp-2" }, { name: "y", number: 9 }, { name: "ERP-3" }], BOARD, new Set([1, 3]));
  expect(Object.fromEntries(numbers)).toEqual({ "ERP-9": 9, "OTHER-9": 6, "erp-2": 2, x: 10, y: 11, "ERP-3": 12 });
});

test("numbers that would leave no room for keys after them are not kept", () => {
  expect(giveNumbers([{ name: "ERP-999999999" }, { name: "a", number: -1 }, { name: "b", number: 0 }], BOARD, new Set())).toEqual(new Map([["ERP-999999999", 4], ["a", 5], ["b", 6]]));
});

test("no two cards get one number, and none a taken one", () => {
  const newcomer = fc.record({ name: fc.oneof(fc.string({ minLength: 1 }), fc.nat(20).map((n) => `ERP-${n}`)), number: fc.option(fc.integer({ min: -2, max: 20 }), { nil: undefined }) });
  fc.assert(
    fc.property(fc.uniqueArray(newcomer, { selector: ({ name }) => name }), fc.uniqueArray(fc.integer({ min: 1, max: 3 })), (newcomers, taken) => {
      const numbers = [...giveNumbers(newcomers, BOARD, new Set(taken)).values()];
      expect(numbers).toHaveLength(newcomers.length);
      expect(new Set([...numbers, ...taken]).size).toBe(numbers.length + taken.length);
    }),
  );
});

const arrival = (id: string, enteredAt: number, rank?: string): Arrival => ({ id, column: "BACKLOG", enteredAt, rank });
const inOrder = (ranks: Map<string, string>) => [...ranks].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id);

test("cards come to stand in order of entry, below those that are there; in Done the latest on top", () => {
  const cards = [arrival("late", 3), arrival("early", 1), arrival("middle", 2)];
  expect(inOrder(giveRanks("PLANNED", cards, null))).toEqual(["early", "middle", "late"]);
  expect(inOrder(giveRanks("DONE", cards, null))).toEqual(["late", "middle", "early"]);
  expect([...giveRanks("PLANNED", cards, "a5").values()].every((rank) => rank > "a5")).toBe(true);
});

test("an empty column takes the places they had; one that is not takes their order", () => {
  const cards = [arrival("b", 1, "a3"), arrival("a", 2, "a1")];
  expect(giveRanks("BACKLOG", cards, null)).toEqual(new Map([["b", "a3"], ["a", "a1"]]));
  const below = giveRanks("BACKLOG", cards, "a9");
  expect(inOrder(below)).toEqual(["a", "b"]);
  expect([...below.values()].every((rank) => rank > "a9")).toBe(true);
  expect(inOrder(giveRanks("BACKLOG", [arrival("b", 1, "a1"), arrival("a", 2, "a1")], null))).toEqual(["b", "a"]);
  expect(inOrder(giveRanks("BACKLOG", [arrival("b", 1, "no rank"), arrival("a", 2, "a1")], null))).toEqual(["b", "a"]);
});

test.each([["a0", true], ["Zz", true], ["a0V", true], ["", false], ["a", false], ["a00", false], ["no rank", false], ["a0가", false], [undefined, false]])("%j as a rank: %s", (text, is) => {
  expect(isRank(text)).toBe(is);
});
