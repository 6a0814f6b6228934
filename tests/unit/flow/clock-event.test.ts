import { describe, expect, test } from "vitest";
import { inOrder } from "@/server/flow/domain/clock-event";

const row = (at: number, version: number, ordinal = 0) => ({ at, version, ordinal });
const NOW = 100;

describe("the order of events", () => {
  test("rows that arrive in it are answered as they are", () => {
    const rows = [row(1, 1), row(2, 2), row(2, 2, 1), row(2, 3), row(100, 4)];
    expect(inOrder(rows, NOW)).toBe(rows);
  });

  test.each([
    ["a row that arrived twice counts once", [row(1, 1), row(1, 1), row(2, 2)], [row(1, 1), row(2, 2)]],
    ["equal instants go by version", [row(1, 2), row(1, 1)], [row(1, 1), row(1, 2)]],
    ["equal versions go by ordinal", [row(1, 1, 1), row(1, 1, 0)], [row(1, 1, 0), row(1, 1, 1)]],
    ["what is told late of an earlier instant comes first", [row(5, 1), row(3, 2)], [row(3, 2), row(5, 1)]],
    ["a version told again later in time is the last telling", [row(1, 1), row(2, 2), row(3, 1)], [row(2, 2), row(3, 1)]],
    ["what is later than now has not happened", [row(1, 1), row(101, 2)], [row(1, 1)]],
  ])("%s", (_, arrived, expected) => expect(inOrder(arrived, NOW)).toEqual(expected));
});
