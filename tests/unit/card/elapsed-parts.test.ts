import { expect, test } from "vitest";
import { elapsedParts } from "@/components/board/card-panel/elapsed-parts";

const told = (seconds: number) => elapsedParts(seconds).map(({ unit, count }) => `${count} ${unit}`).join(" ");

test.each([
  [0, "0 minutes"],
  [-5, "0 minutes"],
  [59, "0 minutes"],
  [3_599, "59 minutes"],
  [3_600, "1 hours"],
  [5_400, "1 hours 30 minutes"],
  [86_399, "23 hours 59 minutes"],
  [86_400, "1 days"],
  [4 * 86_400 + 3 * 3_600 + 59, "4 days 3 hours"],
])("%d seconds are %s", (seconds, words) => {
  expect(told(seconds)).toBe(words);
});
