import { bottleneck, type HeldTime } from "../domain/bottleneck";
import { columnTimes } from "../domain/time-in-column";
import type { BottleneckAnswer } from "../contracts/answers";
import { madeFrom } from "./made-from";
import { windowBefore, type Reading } from "./read-flow";

/** Where the lead time of the window's finished cards went, against the window before; the reading must reach back that far. */
export function bottleneckAnswerOf(reading: Reading): BottleneckAnswer {
  const now = columnTimes(reading.finished, reading.ruler);
  const before = columnTimes(reading.through(windowBefore(reading.window)).finished, reading.ruler);
  return {
    definition: "bottleneck.v1",
    method: "sum-over-sum",
    ...madeFrom(reading, now.values.length, now.excluded),
    ...told(bottleneck(now, before)),
    previous: { n: before.values.length, ...told(bottleneck(before, before)) },
  };
}

function told(held: HeldTime | null): Pick<BottleneckAnswer, "overall" | "sincePlanned" | "shares"> {
  return { overall: held?.largest ?? null, sincePlanned: held?.largestAfterBacklog ?? null, shares: held?.shares ?? null };
}
