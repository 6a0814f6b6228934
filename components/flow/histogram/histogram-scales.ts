import { scaleLinear } from "d3-scale";
import type { DisplayUnit } from "@/server/flow/domain/display-unit";
import type { Histogram } from "@/server/flow/domain/histogram";
import { linearTicks } from "@/components/charts/value-ticks";
import type { Frame } from "@/components/flow/scatter/scatter-scales";

export type HistogramScales = {
  bars: { x: number; width: number; y: number; height: number }[];
  /** Where a value ends: a card of 4 inclusive days lies wholly left of the end of day 4. */
  end: (value: number) => number;
  y: (count: number) => number;
  yTicks: number[];
  /** Numbers below the bars, no more than have room: the one value of a bar, or where it begins. */
  names: { x: number; value: number; isOpen: boolean }[];
};

const GAP = 2;
/** Pixels that a number below the bars needs. */
const NAME_WIDTH = 34;

/** Places of a histogram's bars, its axis, and of values among them, in pixels. */
export function histogramScales({ bins, width }: Histogram, unit: DisplayUnit, frame: Frame): HistogramScales {
  const first = bins[0]?.from ?? 0;
  const step = (frame.right - frame.left) / Math.max(1, bins.length);
  const max = Math.max(1, ...bins.map(({ count }) => count));
  const y = scaleLinear([0, max], [frame.bottom, frame.top]);
  const edge = (value: number) => Math.min(frame.right, frame.left + ((value - first) / width) * step);
  const every = Math.max(1, Math.ceil(NAME_WIDTH / step));
  const isOneValue = unit === "days" && width === 1;
  return {
    bars: bins.map(({ count }, index) => ({ x: frame.left + index * step + GAP / 2, width: Math.max(1, step - GAP), y: y(count), height: frame.bottom - y(count) })),
    end: (value) => edge(unit === "days" ? value + 1 : value),
    y,
    yTicks: linearTicks(max, 4, true),
    names: bins.flatMap(({ from, to }, index) => (index % every === 0 ? [{ x: frame.left + (index + (isOneValue ? 0.5 : 0)) * step, value: from, isOpen: to === null }] : [])),
  };
}
