import { expect, test } from "vitest";
import { timeLeft } from "@/server/scrum/domain/time-left";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

test.each([
  [10 * DAY + HOUR, { unit: "days", count: 10, isPast: false }],
  [2 * DAY, { unit: "days", count: 2, isPast: false }],
  [2 * DAY - 1, { unit: "hours", count: 47, isPast: false }],
  [2 * HOUR - 1, { unit: "minutes", count: 120, isPast: false }],
  [90_000, { unit: "minutes", count: 2, isPast: false }],
  [0, { unit: "minutes", count: 0, isPast: false }],
  [-90_000, { unit: "minutes", count: 1, isPast: true }],
  [-3 * HOUR - MINUTE, { unit: "hours", count: 3, isPast: true }],
])("%d milliseconds before the end", (left, expected) => {
  expect(timeLeft(5 * DAY + left, 5 * DAY)).toEqual(expected);
});
