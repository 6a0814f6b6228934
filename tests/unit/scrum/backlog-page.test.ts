import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BacklogCard, placeShownAt, withChanges, withMoved } from "@/components/scrum/backlog/backlog-data";
import { backlogMatcher, type BacklogSearch, NONE, readBacklogSearch, writeBacklogSearch } from "@/components/scrum/backlog/backlog-search";
import { NO_WORTH } from "@/server/scrum/domain/score";

const card = (key: string, more: Partial<BacklogCard> = {}): BacklogCard => ({
  key, rank: key, title: `Title ${key}`, kind: "REQUIREMENT", points: null, labels: [], assignees: [], sprint: null, epic: null, blocked: false, comments: 0, createdAt: "", ready: null, worth: NO_WORTH, ...more,
});
const cards = ["A-1", "A-2", "A-3", "A-4", "A-5"].map((key) => card(key));
const keys = (list: readonly BacklogCard[]) => list.map(({ key }) => key.slice(2)).join("");

describe("a place among the cards that are shown", () => {
  test("is right behind the one above it, or before the first of them, in the whole Backlog", () => {
    const shown = [cards[1]!, cards[3]!];
    expect(placeShownAt(cards, shown, new Set(["A-4"]), 0)).toEqual({ to: "AFTER", card: "A-1" });
    expect(placeShownAt(cards, shown, new Set(["A-2"]), 1)).toEqual({ to: "AFTER", card: "A-4" });
    expect(placeShownAt(cards, cards, new Set(["A-3"]), 0)).toEqual({ to: "TOP" });
  });

  test("is where the card then stands among them", () => {
    fc.assert(
      fc.property(fc.subarray(cards, { minLength: 1 }), fc.nat(), fc.nat(), (shown, which, to) => {
        const moving = new Set([shown[which % shown.length]!.key]);
        const at = to % shown.length;
        const after = withMoved(cards, moving, placeShownAt(cards, shown, moving, at));
        expect(after).toHaveLength(cards.length);
        expect(after.filter((each) => shown.includes(each)).findIndex(({ key }) => moving.has(key))).toBe(at);
      }),
    );
  });
});

test("cards are brought to the top, the bottom and a position in the list as the server does it", () => {
  const moving = new Set(["A-2", "A-4"]);
  expect(keys(withMoved(cards, moving, { to: "TOP" }))).toBe("24135");
  expect(keys(withMoved(cards, moving, { to: "BOTTOM" }))).toBe("13524");
  expect(keys(withMoved(cards, moving, { to: "POSITION", position: 2 }))).toBe("12435");
  expect(keys(withMoved(cards, moving, { to: "AFTER", card: "B-9" }))).toBe("12345");
});

test("what changed is put in by rank, what left is gone, and every other card is the very object it was", () => {
  const before = { version: 7, total: 5, cards };
  const moved = card("A-1", { rank: "A-4x", title: "other" });
  const after = withChanges(before, { version: 9, cards: [moved, card("A-9", { rank: "A-1" })], gone: ["A-3", "A-77"] });
  expect(after.cards.map(({ key }) => key)).toEqual(["A-9", "A-2", "A-4", "A-1", "A-5"]);
  expect(after).toMatchObject({ version: 9, total: 5 });
  expect(after.cards[1]).toBe(cards[1]);
  expect(withChanges(before, { version: 7, cards: [moved], gone: [] })).toBe(before);
  expect(withChanges(before, { version: 8, cards: [], gone: [] }).cards).toBe(cards);
});

describe("the address", () => {
  const search: BacklogSearch = { text: "주문", kinds: ["DEFECT"], labels: ["a b", "c"], epics: ["e1", NONE], sprints: ["2"], people: ["u1"], ready: "no", columns: ["RICE", "MOSCOW"], by: "RICE", showsEpics: true };

  test("holds all that narrows and orders the list", () => {
    expect(readBacklogSearch(new URLSearchParams(writeBacklogSearch(search)))).toEqual(search);
  });

  test("says nothing of what is usual, and nonsense is not there", () => {
    const usual = readBacklogSearch(new URLSearchParams("by=luck&kind=HOPE"));
    expect(usual).toMatchObject({ by: null, kinds: [], columns: ["WSJF"] });
    expect(writeBacklogSearch(usual)).toBe("");
    expect(writeBacklogSearch({ ...usual, columns: [] })).toBe("?columns=");
  });
});

describe("a filter", () => {
  const usual = readBacklogSearch(new URLSearchParams());
  const match = (search: Partial<BacklogSearch>, found: ReadonlySet<string> | null = null) => backlogMatcher({ ...usual, ...search }, found);

  test("by readiness shows the ready or the others, and nothing where the board does not define it", () => {
    const three = [card("A-1", { ready: { met: 2, of: 2 } }), card("A-2", { ready: { met: 1, of: 2 } }), card("A-3")];
    expect(keys(three.filter(match({ ready: "yes" })))).toBe("1");
    expect(keys(three.filter(match({ ready: "no" })))).toBe("2");
    expect(keys(three.filter(match({ ready: null })))).toBe("123");
  });

  test("takes any of one list and all of several, and none for what is missing", () => {
    const one = card("A-1", { epic: "e1", sprint: 2, labels: ["api"], assignees: ["u1"] });
    expect(match({ epics: ["e1", "e2"], sprints: ["2"], labels: ["api"], people: ["u1"] })(one)).toBe(true);
    expect(match({ epics: ["e1"], sprints: ["3"] })(one)).toBe(false);
    expect(match({ epics: [NONE] })(one)).toBe(false);
    expect(match({ epics: [NONE], sprints: [NONE], people: [NONE] })(card("A-2"))).toBe(true);
    expect(match({ kinds: ["TOIL"] })(one)).toBe(false);
  });

  test("finds words in key and title at once, and what the server found in the rest", () => {
    const one = card("A-1", { title: "주문서 PDF" });
    expect(match({ text: "pdf 주문" })(one)).toBe(true);
    expect(match({ text: "주문".normalize("NFD") })(one)).toBe(true);
    expect(match({ text: "결제" })(one)).toBe(false);
    expect(match({ text: "결제" }, new Set(["A-1"]))(one)).toBe(true);
  });
});
