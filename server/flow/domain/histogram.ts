import { inUnit, type DisplayUnit } from "./display-unit";
import { percentile } from "./percentile";
import type { TimeSpan } from "./time-span";

/** `[from, to)` in the histogram's unit; `to` is null where the last bin is open and holds all that is longer. */
export type HistogramBin = { readonly from: number; readonly to: number | null; readonly count: number };
export type Histogram = { readonly unit: DisplayUnit; readonly width: number; readonly bins: readonly HistogramBin[] };

export const MOST_BINS = 24;
/** Spans up to this percentile have bins of their own; what is longer may share an open one, so that one forgotten card does not flatten the rest. */
export const CLOSED_PERCENT = 95;

/**
 * How many spans there are of each length, in whole and readable steps of `unit`: 1, 2, 5, 10, 20, 50 … and at most 24 of them,
 * from zero, or from day one since no span is shorter, to the longest; empty ones between are in. None without spans.
 */
export function histogram(spans: readonly TimeSpan[], unit: DisplayUnit): Histogram {
  const values = Float64Array.from(spans, (span) => inUnit(span, unit)).sort();
  const longest = values.at(-1);
  if (longest === undefined) return { unit, width: 1, bins: [] };
  const first = unit === "days" ? 1 : 0;
  const binOf = (value: number, width: number) => Math.max(0, Math.floor((value - first) / width));
  const typical = percentile(Array.from(values), CLOSED_PERCENT) ?? longest;
  const width = firstWidth((width) => binOf(longest, width) < MOST_BINS || binOf(typical, width) < MOST_BINS - 1);
  const last = Math.min(binOf(longest, width), MOST_BINS - 1);
  const counts = new Int32Array(last + 1);
  for (const value of values) {
    const bin = Math.min(binOf(value, width), last);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const isOpen = binOf(longest, width) > last;
  const bins = Array.from(counts, (count, bin) => ({ from: first + bin * width, to: isOpen && bin === last ? null : first + (bin + 1) * width, count }));
  return { unit, width, bins };
}

function firstWidth(fits: (width: number) => boolean): number {
  for (let ten = 1; ; ten *= 10) for (const width of [ten, 2 * ten, 5 * ten]) if (fits(width)) return width;
}
