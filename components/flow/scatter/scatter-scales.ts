import { scaleLinear, scaleLog } from "d3-scale";
import { inUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import type { TimeSpan } from "@/server/flow/domain/time-span";
import { linearTicks, logTicks } from "@/components/charts/value-ticks";
import type { Scale } from "@/components/flow/flow-search";

export type Frame = { left: number; right: number; top: number; bottom: number };
export type ScatterScales = { x: (at: Date) => number; y: (value: number) => number; yTicks: number[] };

/** On a log scale 0 has no place: the least value drawn, in the page's unit. */
const LOG_LEAST = { days: 1, hours: 0.1, minutes: 0.1 } as const;

/** Places for instants of the window and for values in `unit`; the upper edge leaves the slowest card some air. */
export function scatterScales(spans: readonly TimeSpan[], window: { from: Date; to: Date }, unit: DisplayUnit, scale: Scale, frame: Frame): ScatterScales {
  const [fastest, slowest] = extremes(spans, unit);
  const max = Math.max(unit === "days" ? 4 : 1, slowest) * 1.06;
  const time = scaleLinear([window.from.getTime(), window.to.getTime()], [frame.left, frame.right]);
  const x = (at: Date) => toHundredths(time(at.getTime()));
  if (scale === "linear") {
    const linear = scaleLinear([0, max], [frame.bottom, frame.top]);
    return { x, y: (value) => toHundredths(linear(value)), yTicks: linearTicks(max, 6, unit !== "hours") };
  }
  const least = Math.max(LOG_LEAST[unit], 10 ** Math.floor(Math.log10(Math.max(LOG_LEAST[unit], fastest))));
  const logarithmic = scaleLog([least * 0.8, max], [frame.bottom, frame.top]);
  return { x, y: (value) => toHundredths(logarithmic(Math.max(value, least))), yTicks: logTicks(least, max) };
}

function extremes(spans: readonly TimeSpan[], unit: DisplayUnit): [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const span of spans) {
    const value = inUnit(span, unit);
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [Math.min(least, Math.max(most, 1)), most];
}

/** Server and browser may differ in the last digit of a logarithm; nobody sees less than a hundredth of a pixel. */
function toHundredths(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
