import { expect, test } from "vitest";
import { elapsedParts } from "@/components/board/card-panel/elapsed-parts";

const told = (seconds: number, time: "calendar" | "working" = "calendar") => elapsedParts(seconds, time).map(({ unit, count }) => `${count} ${unit}`).join(" ");

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

test("working time is told in hours, however many: no working day has 24", () => {
  expect(told(31 * 3_600 + 5 * 60, "working")).toBe("31 hours 5 minutes");
});
