import { describe, expect, test } from "vitest";
import { bottleneck } from "@/server/flow/domain/bottleneck";
import { calendarRuler } from "@/server/flow/domain/ruler";
import { columnTimes } from "@/server/flow/domain/time-in-column";
import { created, finished, history, moved } from "./a-history";

/** A card that spent so many hours in Backlog, Planned and In Work. */
const spent = (backlog: number, planned: number, inWork: number) => {
  const at = (hours: number) => new Date(Date.UTC(2026, 2, 2, hours)).toISOString();
  return history(created(at(0)), moved(at(backlog), "PLANNED"), moved(at(backlog + planned), "IN_WORK"), moved(at(backlog + planned + inWork), "DONE"));
};
const times = (...histories: ReturnType<typeof spent>[]) => columnTimes(finished(histories), calendarRuler("UTC"));

describe("the bottleneck", () => {
  test("is the column with the largest share of all the time, beside the window before", () => {
    expect(bottleneck(times(spent(1, 6, 1), spent(1, 0, 1)), times(spent(6, 1, 3)))).toEqual({
      shares: { BACKLOG: 0.2, PLANNED: 0.6, IN_WORK: 0.2 },
      largest: { column: "PLANNED", share: 0.6 },
      largestAfterBacklog: { column: "PLANNED", share: 0.6 },
      before: { shares: { BACKLOG: 0.6, PLANNED: 0.1, IN_WORK: 0.3 }, largest: { column: "BACKLOG", share: 0.6 }, largestAfterBacklog: { column: "IN_WORK", share: 0.3 } },
    });
  });

  test("of equal shares is the column nearer to Done", () => {
    expect(bottleneck(times(spent(2, 2, 2)), times())).toMatchObject({ largest: { column: "IN_WORK" }, largestAfterBacklog: { column: "IN_WORK" }, before: null });
    expect(bottleneck(times(spent(2, 2, 1)), times())?.largest.column).toBe("PLANNED");
  });

  test("behind the Backlog is none where no time passed there, and null without any time", () => {
    expect(bottleneck(times(spent(5, 0, 0)), times())).toMatchObject({ largest: { column: "BACKLOG", share: 1 }, largestAfterBacklog: null });
    expect(bottleneck(times(), times(spent(1, 1, 1)))).toBeNull();
    expect(bottleneck(times(spent(0, 0, 0)), times())).toBeNull();
  });
});
