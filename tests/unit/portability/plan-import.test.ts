import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLUMNS } from "@/server/board/domain/column";
import type { HistoryLine } from "@/server/portability/domain/history-line";
import { type CardState, type KnownCard, lineKey, planImport } from "@/server/portability/domain/plan-import";

const NOW = 1_000;
const NONE: ReadonlyMap<string, KnownCard> = new Map();

/** Any sequence of lines about a few cards, sensible or not. */
const someLines = fc
  .array(
    fc.record({
      card: fc.constantFrom("a", "b", "c"),
      at: fc.integer({ min: 0, max: NOW + 5 }),
      type: fc.constantFrom("created", "moved", "blocked", "unblocked", "estimated", "archived", "restored", "deleted"),
      to: fc.constantFrom(...COLUMNS),
    }),
    { maxLength: 60 },
  )
  .map((drafts) => drafts.sort((x, y) => x.at - y.at).map(({ to, ...draft }, index) => ({ ...draft, line: index + 1, ...(draft.type === "created" || draft.type === "moved" ? { to } : {}) }) as HistoryLine));

/** The board after a plan was written: what each card went through, and where it stands. */
function written(lines: readonly HistoryLine[]): Map<string, KnownCard> {
  const { cards } = planImport(lines, NONE, NOW);
  return new Map(
    cards.map(({ name, lines: taken }) => {
      let state: CardState = { column: "BACKLOG", blocked: false, archived: false, deleted: false, lastAt: 0 };
      for (const { type, at, to } of taken) {
        state = {
          column: to ?? state.column,
          blocked: type === "unblocked" ? false : state.blocked || type === "blocked",
          archived: type === "restored" ? false : state.archived || type === "archived",
          deleted: state.deleted || type === "deleted",
          lastAt: at,
        };
      }
      return [name, { id: name, past: taken.map(({ type, at, to }) => lineKey(type, at, to)), state }];
    }),
  );
}

describe("whatever a file says", () => {
  test("each line is taken, unchanged or refused, and what is taken is a possible past", () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const { cards, refused, unchanged } = planImport(lines, NONE, NOW);
        const taken = cards.flatMap((card) => card.lines);
        expect(taken.length + refused.length + unchanged).toBe(lines.length);
        for (const card of cards) {
          expect(card.lines[0]?.type).toBe("created");
          expect(card.lines.filter(({ type }) => type === "created")).toHaveLength(1);
          expect(card.lines.every(({ type, from, to }) => type !== "moved" || from !== to)).toBe(true);
          expect(card.lines.findIndex(({ type }) => type === "deleted")).toBeOneOf([-1, card.lines.length - 1]);
        }
      }),
    );
  });

  test("what was taken once is known the second time: nothing is new", () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        expect(planImport(lines, written(lines), NOW).cards).toEqual([]);
      }),
    );
  });

  test("a longer file adds exactly what the shorter one had not", () => {
    fc.assert(
      fc.property(someLines, fc.nat(60), (lines, cut) => {
        const [whole, first] = [planImport(lines, NONE, NOW), planImport(lines.slice(0, cut), NONE, NOW)];
        const rest = planImport(lines, written(lines.slice(0, cut)), NOW);
        const count = (plan: typeof whole) => plan.cards.reduce((sum, card) => sum + card.lines.length, 0);
        expect(count(first) + count(rest)).toBe(count(whole));
      }),
    );
  });
});

test("what was refused once, because it stood before its reason at the same instant, is refused the second time", () => {
  const line = (number: number, type: HistoryLine["type"]): HistoryLine => ({ line: number, card: "a", at: 5, type, ...(type === "created" ? { to: "BACKLOG" } : {}) });
  for (const lines of [[line(1, "archived"), line(2, "created")], [line(1, "created"), line(2, "unblocked"), line(3, "blocked")]]) {
    expect(planImport(lines, written(lines), NOW)).toMatchObject({ cards: [], refused: [{ reason: "history_conflict" }] });
  }
});

test("what happened twice at one instant is known only as often as it is on the board", () => {
  const line = (number: number, type: HistoryLine["type"]): HistoryLine => ({ line: number, card: "a", at: 5, type, ...(type === "created" ? { to: "BACKLOG" } : {}) });
  const once = [line(1, "created"), line(2, "blocked")];
  expect(planImport([...once, line(3, "blocked")], written(once), NOW)).toMatchObject({ unchanged: 2, cards: [{ lines: [{ line: 3, type: "blocked" }] }] });
});

test("a card is unblocked only while it is blocked", () => {
  const types = ["created", "unblocked", "blocked", "unblocked", "unblocked"] as const;
  const lines = types.map((type, index): HistoryLine => ({ line: index + 1, card: "a", at: index, type, ...(type === "created" ? { to: "BACKLOG" } : {}) }));
  expect(planImport(lines, NONE, NOW).refused).toEqual([{ line: 2, reason: "not_blocked" }, { line: 5, reason: "not_blocked" }]);
});

test("another past of a known card is a conflict", () => {
  const line = (at: number, type: HistoryLine["type"], to?: HistoryLine["to"]): HistoryLine => ({ line: at, card: "a", at, type, ...(to ? { to } : {}) });
  const known = written([line(1, "created", "BACKLOG"), line(5, "moved", "DONE")]);
  expect(planImport([line(2, "created", "BACKLOG"), line(3, "moved", "PLANNED")], known, NOW).refused).toEqual([
    { line: 2, reason: "history_conflict" },
    { line: 3, reason: "history_conflict" },
  ]);
  expect(planImport([line(6, "moved", "IN_WORK")], known, NOW).cards).toMatchObject([{ name: "a", lines: [{ from: "DONE", to: "IN_WORK" }] }]);
});
