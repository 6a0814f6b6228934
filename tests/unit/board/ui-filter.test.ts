import { expect, test } from "vitest";
import { cardMatcher, isFiltering, NOBODY, readFilter, writeFilter } from "@/components/board/filter/card-filter";
import { aCard } from "./ui-board";

const read = (search: string) => readFilter(new URLSearchParams(search));

test("a filter survives the address, and what else stands there stays", () => {
  const filter = { text: "세금 invoice", people: ["p1", NOBODY], kinds: ["DEFECT" as const], labels: ["a&b"], blocked: true };
  const search = writeFilter("?edit=title", filter);
  expect(read(search)).toEqual(filter);
  expect(new URLSearchParams(search).get("edit")).toBe("title");
  expect(writeFilter("?q=old&blocked=1", read(""))).toBe("");
});

test("an unknown kind in the address filters nothing", () => {
  expect(isFiltering(read("?kind=NONSENSE"))).toBe(false);
  expect(isFiltering(read("?q=%20"))).toBe(false);
});

test("every word has to be found, in key, title or labels, however it is written", () => {
  const card = aCard(42, "PLANNED", { title: "Ｉｎｖｏｉｃｅ totals", labels: ["회계"] });
  expect(cardMatcher(read("?q=invoice+erp-42"))(card)).toBe(true);
  expect(cardMatcher({ ...read(""), text: "회계".normalize("NFD") })(card)).toBe(true);
  expect(cardMatcher(read("?q=invoice+stock"))(card)).toBe(false);
});

test("people, kinds, labels and the blocked mark all have to fit; within one list any does", () => {
  const card = aCard(1, "PLANNED", { assignees: ["p1"], kind: "TOIL", labels: ["x"], blocked: true });
  expect(cardMatcher(read("?who=p2&who=p1&kind=TOIL&label=x&blocked=1"))(card)).toBe(true);
  expect(cardMatcher(read("?who=p2"))(card)).toBe(false);
  expect(cardMatcher(read(`?who=${NOBODY}`))(card)).toBe(false);
  expect(cardMatcher(read(`?who=${NOBODY}`))({ ...card, assignees: [] })).toBe(true);
  expect(cardMatcher(read("?blocked=1"))({ ...card, blocked: false })).toBe(false);
});
