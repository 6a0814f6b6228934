import { scaleLinear } from "d3-scale";
import type { Frame } from "@/components/charts/use-plot";
import { linearTicks } from "@/components/charts/value-ticks";

export type VelocityPoint = { number: number; name: string; committed: number; completed: number };
type Bar = { x: number; y: number; width: number; height: number };

export type VelocityScales = { y: (value: number) => number; ticks: number[]; places: number[]; bars: { committed: Bar; completed: Bar }[]; step: number };

/** The widest that one bar gets, in pixels. */
const BAR_MAX = 28;

/** Two bars for each sprint: committed at the left, completed beside it. */
export function velocityScales(points: readonly VelocityPoint[], velocity: number | null, frame: Frame): VelocityScales {
  const max = Math.max(1, velocity ?? 0, ...points.map(({ committed, completed }) => Math.max(committed, completed)));
  const y = scaleLinear([0, max * 1.08], [frame.bottom, frame.top]);
  const step = (frame.right - frame.left) / Math.max(1, points.length);
  const width = Math.min(BAR_MAX, step * 0.36);
  const places = points.map((_, index) => frame.left + step * (index + 0.5));
  const bar = (x: number, value: number) => ({ x, y: y(value), width, height: frame.bottom - y(value) });
  return {
    y, step, places,
    ticks: linearTicks(max, 5, true),
    bars: points.map(({ committed, completed }, index) => {
      const middle = places[index] ?? 0;
      return { committed: bar(middle - width - 1, committed), completed: bar(middle + 1, completed) };
    }),
  };
}
