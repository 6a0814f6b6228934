import { expect, test } from "vitest";
import { matchesSearch } from "@/components/ui/combobox-search";

test.each([
  ["김지민", "김", true],
  ["김지민", "기", true],
  ["김지민", "지미", true],
  ["김지민", "박", false],
  ["Ada Lovelace", "LOVE", true],
  ["Ada Lovelace", " ", true],
  ["Zoë", "zoë", true],
])("%s is found by “%s”: %s", (label, typed, found) => {
  expect(matchesSearch(label, typed)).toBe(found);
});
