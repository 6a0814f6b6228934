import { scaleLinear } from "d3-scale";
import type { FlowPage } from "@/server/flow/contracts/page";
import { linearTicks } from "@/components/charts/value-ticks";
import type { Frame } from "@/components/charts/use-plot";

/** A bar is never wider than this, however few there are. */
const WIDEST = 56;
/** A bar takes this part of its period. */
const FILLED = 0.72;
/** The height at which a period without a completion is still seen. */
const ZERO_HEIGHT = 2;

export type Bar = { x: number; y: number; width: number; height: number; count: number; complete: boolean };
export type ThroughputScales = { bars: Bar[]; places: number[]; step: number; ticks: number[]; y: (value: number) => number };

/** Bars side by side over the whole frame, and the scale that they share with the average lines. */
export function throughputScales(series: FlowPage["throughput"]["series"], lines: readonly (number | null)[], frame: Frame): ThroughputScales {
  const max = Math.max(1, ...series.map(({ count }) => count), ...lines.map((value) => value ?? 0));
  const y = scaleLinear([0, max * 1.08], [frame.bottom, frame.top]);
  const step = (frame.right - frame.left) / Math.max(1, series.length);
  const width = Math.max(Math.min(step, 1), Math.min(WIDEST, step * FILLED));
  const places = series.map((_, index) => frame.left + step * (index + 0.5));
  const bars = series.map(({ count, complete }, index) => {
    const height = Math.max(ZERO_HEIGHT, frame.bottom - y(count));
    return { x: (places[index] ?? 0) - width / 2, y: frame.bottom - height, width, height, count, complete };
  });
  return { bars, places, step, ticks: linearTicks(max, 5, true), y };
}
