import { scaleLinear, scaleLog } from "d3-scale";
import type { SpanValue } from "@/server/flow/contracts";
import { inUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import { linearTicks, logTicks } from "@/components/charts/value-ticks";
import type { Scale } from "./flow-search";

export type Frame = { left: number; right: number; top: number; bottom: number };
export type ScatterScales = { x: (at: Date) => number; y: (value: number) => number; yTicks: number[] };

/** On a log scale 0 has no place: the least value drawn, in the page's unit. */
const LOG_LEAST = { days: 1, hours: 0.1, minutes: 0.1 } as const;

/** Places for instants of the window and for values in `unit`; the upper edge leaves the slowest card some air. */
export function scatterScales(values: readonly SpanValue[], window: { from: Date; to: Date }, unit: DisplayUnit, scale: Scale, frame: Frame): ScatterScales {
  const drawn = values.map((value) => inUnit(value, unit));
  const max = Math.max(unit === "days" ? 4 : 1, ...drawn) * 1.06;
  const time = scaleLinear([window.from.getTime(), window.to.getTime()], [frame.left, frame.right]);
  const x = (at: Date) => toHundredths(time(at.getTime()));
  if (scale === "linear") {
    const linear = scaleLinear([0, max], [frame.bottom, frame.top]);
    return { x, y: (value) => toHundredths(linear(value)), yTicks: linearTicks(max, 6, unit !== "hours") };
  }
  const least = Math.max(LOG_LEAST[unit], 10 ** Math.floor(Math.log10(Math.max(LOG_LEAST[unit], Math.min(...drawn)))));
  const logarithmic = scaleLog([least * 0.8, max], [frame.bottom, frame.top]);
  return { x, y: (value) => toHundredths(logarithmic(Math.max(value, least))), yTicks: logTicks(least, max) };
}

/** Server and browser may differ in the last digit of a logarithm; nobody sees less than a hundredth of a pixel. */
function toHundredths(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
