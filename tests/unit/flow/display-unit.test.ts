import { describe, expect, test } from "vitest";
import { displayUnit, elapsedInUnit, inUnit } from "@/server/flow/domain/display-unit";

const spans = (...hours: number[]) => hours.map((count) => ({ seconds: count * 3600, days: Math.floor(count / 24) + 1 }));

describe("the unit follows the data", () => {
  test.each([
    [spans(40, 80, 200), "days"],
    [spans(36), "days"],
    [spans(3, 5, 35.9), "hours"],
    [spans(0.2, 0.5, 1), "minutes"],
    [spans(1.99), "minutes"],
    [spans(2), "hours"],
    [[], "days"],
  ] as const)("%j", (values, unit) => expect(displayUnit(values)).toBe(unit));

  test("one forgotten card does not turn an hour's class into weeks", () => {
    expect(displayUnit([...spans(...Array.from({ length: 19 }, () => 0.5)), ...spans(2000)])).toBe("minutes");
  });

  test("a span reads as inclusive days, or as exact hours or minutes", () => {
    const span = { seconds: 5400, days: 2 };
    expect([inUnit(span, "days"), inUnit(span, "hours"), inUnit(span, "minutes")]).toEqual([2, 1.5, 90]);
    expect(elapsedInUnit(129_600, "days")).toBe(1.5);
  });
});
