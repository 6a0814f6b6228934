import { expect, test } from "vitest";
import { IDLE_SECONDS, isSessionOver, SESSION_SECONDS } from "@/server/people/domain/session-age";

const DAY = 24 * 3600;
const start = 1_795_000_000;

test("a session lasts thirty days, and seven without use", () => {
  expect([SESSION_SECONDS, IDLE_SECONDS]).toEqual([30 * DAY, 7 * DAY]);
});

test.each([
  ["just begun", start, start, false],
  ["used six days ago", start, start + 6 * DAY, false],
  ["used seven days ago", start, start + 7 * DAY, true],
])("%s", (_what, seenAt, at, over) => expect(isSessionOver({ startedAt: start, seenAt }, at)).toBe(over));

test("use does not carry it beyond thirty days", () => {
  const seenAt = start + 30 * DAY - 60;
  expect(isSessionOver({ startedAt: start, seenAt }, start + 30 * DAY - 1)).toBe(false);
  expect(isSessionOver({ startedAt: start, seenAt }, start + 30 * DAY)).toBe(true);
});

test("one from the future is over: a clock was turned back, and it must not live longer for it", () => {
  expect(isSessionOver({ startedAt: start, seenAt: start + DAY }, start)).toBe(true);
});
