import { expect, test } from "vitest";
import { capacityOf, velocityOf } from "@/server/scrum/domain/velocity";

const sprint = (number: number, completed: number, personDays: number | null) => ({ number, name: `Sprint ${number}`, committed: 20, completed, personDays });

test("velocity is the average of the last three closed sprints, of fewer where there are fewer", () => {
  expect(velocityOf([])).toBeNull();
  expect(velocityOf([sprint(1, 10, 5)])).toBe(10);
  expect(velocityOf([sprint(1, 100, 5), sprint(2, 10, 5), sprint(3, 11, 5), sprint(4, 12.5, 5)])).toBe(11.17);
});

test("a sprint has room for what was completed a person-day before", () => {
  expect(capacityOf([sprint(1, 20, 40), sprint(2, 30, 60)], 20)).toBe(10);
  expect(capacityOf([], 20)).toBeNull();
  expect(capacityOf([sprint(1, 20, 40)], 0)).toBe(0);
  // Where nobody's days are known, what was completed before is all there is to go by.
  expect(capacityOf([sprint(1, 20, null), sprint(2, 10, 0)], 20)).toBe(15);
  expect(capacityOf([sprint(1, 20, 40)], null)).toBe(20);
});
