import { expect, test } from "vitest";
import { applyAnswer, applyPatch, type BoardData, findCard, furtherOf, isWhole, originOf } from "@/components/board/board-data";
import { checkMove } from "@/components/board/check-move";
import { type PendingMove, stillPending, withPending } from "@/components/board/pending-moves";
import { aBoard, aCard, numbersIn } from "./ui-board";

const NOW = new Date("2026-11-20T00:00:00Z");
const move = (number: number, more: Partial<PendingMove> = {}): PendingMove => ({ id: 1, cardKey: `ERP-${number}`, to: "IN_WORK", after: null, order: {}, at: NOW.toISOString(), answer: null, ...more });

/** The same board as its page brings it: of each column `each` cards. */
function topOf(board: BoardData, each: number): BoardData {
  return { ...board, columns: board.columns.map((column) => ({ ...column, cards: column.cards.slice(0, each), rest: Math.max(0, column.cards.length - each) })) };
}

test("a patch changes, adds and removes cards, and every number follows", () => {
  const board = aBoard({ cards: [aCard(1, "PLANNED"), aCard(2, "PLANNED"), aCard(3, "BACKLOG")] });
  const patched = applyPatch(board, { version: 12, cards: [aCard(1, "IN_WORK", { startedAt: "2026-11-19T00:00:00Z" }), aCard(4, "PLANNED")], removed: ["ERP-3"], head: null }, NOW);
  expect([numbersIn(patched, "BACKLOG"), numbersIn(patched, "PLANNED"), numbersIn(patched, "IN_WORK")]).toEqual([[], [2, 4], [1]]);
  expect(patched.columns[2]).toMatchObject({ count: 1, limit: 1 });
  expect(patched.columns[2]?.cards[0]?.ageSeconds).toBe(86_400);
  expect(patched.version).toBe(12);
});

test("a patch of what is known already changes nothing, and the next of one's own answers is taken at once", () => {
  const board = aBoard({ cards: [aCard(1, "PLANNED")] });
  const answer = (version: number) => ({ version, card: aCard(1, "IN_WORK") });
  expect(applyPatch(board, { version: 10, cards: [aCard(1, "DONE")], removed: [], head: null }, NOW)).toBe(board);
  expect(numbersIn(applyAnswer(board, answer(11), NOW), "IN_WORK")).toEqual([1]);
  expect(applyAnswer(board, answer(12), NOW)).toBe(board);
});

test("a patch leaves columns that it does not touch the very same, and counts what has not come yet", () => {
  const board = topOf(aBoard({ cards: [aCard(1, "PLANNED"), aCard(2, "PLANNED"), aCard(3, "BACKLOG")] }), 1);
  const patched = applyPatch(board, { version: 11, cards: [aCard(1, "IN_WORK")], removed: [], head: null }, NOW);
  expect(patched.columns[0]).toBe(board.columns[0]);
  expect(patched.columns[3]).toBe(board.columns[3]);
  expect(patched.columns[1]).toMatchObject({ count: 1, rest: 1, cards: [] });
  expect(patched.columns[2]).toMatchObject({ count: 1, over: 0 });
});

test("new limits in a patch count for every column, also for the cards that have not come yet", () => {
  const board = topOf(aBoard({ cards: [aCard(1, "PLANNED"), aCard(2, "PLANNED"), aCard(3, "PLANNED")] }), 1);
  const { columns: _, ...head } = board;
  const limits = { ...head.limits, planned: { mode: "FIXED" as const, value: 1 } };
  const patched = applyPatch(board, { version: 11, cards: [], removed: [], head: { ...head, limits } }, NOW);
  expect(patched.columns[1]).toMatchObject({ limit: 1, count: 3, over: 2, rest: 2 });
});

test("all of the board goes before its top, and keeps the cards on screen that are still the same", () => {
  const whole = aBoard({ cards: [aCard(1, "PLANNED"), aCard(2, "PLANNED"), aCard(3, "PLANNED")], version: 10 });
  const top = { ...topOf(whole, 2), version: 12 };
  const later = structuredClone(whole);
  later.columns[1]!.cards[1]!.title = "Renamed";
  expect([isWhole(top), isWhole(whole)]).toEqual([false, true]);
  const further = furtherOf(top, later);
  expect(further.version).toBe(10);
  expect(further.columns[1]?.cards[0]).toBe(whole.columns[1]?.cards[0]);
  expect(further.columns[1]?.cards[1]?.title).toBe("Renamed");
  expect(furtherOf(whole, top)).toBe(whole);
  expect(furtherOf(whole, { ...later, version: 11 }).version).toBe(11);
});

test("a pending move is shown on top of the board and leaves the board as it was", () => {
  const board = aBoard({ cards: [aCard(1, "PLANNED"), aCard(2, "PLANNED")] });
  const before = structuredClone(board);
  const shown = withPending(board, [move(2)]);
  expect([numbersIn(shown, "PLANNED"), numbersIn(shown, "IN_WORK")]).toEqual([[1], [2]]);
  expect(shown.columns[2]?.cards[0]?.startedAt).toBe(NOW.toISOString());
  expect(board).toEqual(before);
});

test("a pending move into a place that another took is not shown, until the server has said yes", () => {
  const board = aBoard({ roles: ["PRODUCT_OWNER"], cards: [aCard(1, "PLANNED"), aCard(2, "IN_WORK")] });
  expect(numbersIn(withPending(board, [move(1)]), "PLANNED")).toEqual([1]);
  const answered = move(1, { answer: { version: 12, card: aCard(1, "IN_WORK") } });
  expect(numbersIn(withPending(board, [answered]), "IN_WORK")).toEqual([1, 2]);
});

test("a move is pending until the board has reached the version of its answer", () => {
  const [open, answered] = [move(1), move(2, { id: 2, answer: { version: 12, card: aCard(2, "IN_WORK") } })];
  expect(stillPending([open, answered], 11)).toEqual([open, answered]);
  expect(stillPending([open, answered], 12)).toEqual([open]);
});

test("what would happen is known before the drop: refused, asked why, or let in and marked", () => {
  const cards = [aCard(1, "PLANNED"), aCard(2, "IN_WORK", { enteredAt: "2026-11-01T00:00:00Z" })];
  const full = (roles: Parameters<typeof aBoard>[0]) => checkMove(aBoard({ cards, ...roles }), cards[0]!, "IN_WORK");
  expect(full({ roles: ["TEAM_MEMBER"] })).toMatchObject({ outcome: "refused", reason: "wip_limit", facts: { limit: 1, count: 1, oldest: "ERP-2" } });
  expect(full({ roles: ["SCRUM_MASTER"] })).toMatchObject({ outcome: "needsReason" });
  expect(full({ roles: ["TEAM_MEMBER"], limits: { enforcement: "WARN" } })).toMatchObject({ outcome: "warns" });
  expect(full({ roles: ["TEAM_MEMBER"], headcount: 2 })).toEqual({ outcome: "fits" });
  expect(checkMove(aBoard({ cards, roles: ["TEAM_MEMBER"] }), cards[0]!, "BACKLOG")).toMatchObject({ outcome: "refused", reason: "plan_not_yours" });
});

test("what others than the Product Owner put into the Backlog lands at its bottom", () => {
  const cards = [aCard(1, "BACKLOG"), aCard(2, "BACKLOG"), aCard(3, "PLANNED")];
  const back = move(3, { to: "BACKLOG", after: null });
  expect(numbersIn(withPending(aBoard({ cards, roles: ["SCRUM_MASTER"] }), [back]), "BACKLOG")).toEqual([1, 2, 3]);
  expect(numbersIn(withPending(aBoard({ cards, roles: ["PRODUCT_OWNER"] }), [back]), "BACKLOG")).toEqual([3, 1, 2]);
});

test("a card keeps its origin through one's own move and the answer to it, and gets a new one from what others do", () => {
  const board = aBoard({ cards: [aCard(1, "PLANNED")] });
  const [card] = board.columns[1]!.cards;
  const originIn = (other: BoardData) => originOf(findCard(other, "ERP-1")!);
  const answer = { version: 11, card: aCard(1, "IN_WORK") };
  expect(originIn(withPending(board, [move(1)]))).toBe(card);
  expect(originIn(withPending(board, [move(1, { answer })]))).toBe(card);
  const answered = applyAnswer(board, answer, NOW);
  expect(originIn(answered)).toBe(card);
  expect(originIn(applyPatch(answered, { version: 12, cards: [answer.card], removed: [], head: null }, NOW))).not.toBe(card);
});
