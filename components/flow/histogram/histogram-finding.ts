import { inUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import type { Histogram, HistogramBin } from "@/server/flow/domain/histogram";
import type { SpanPoint } from "@/components/flow/spans/span-points";

/** The fullest bin, the first of several; null without a card. */
export function fullestBin({ bins }: Histogram): HistogramBin | null {
  let fullest: HistogramBin | null = null;
  for (const bin of bins) if (bin.count > (fullest?.count ?? 0)) fullest = bin;
  return fullest;
}

/** Which sentence the shape of `n` cards deserves: one card is no distribution, and where each stands alone no length is common. */
export function shapeFinding({ count }: HistogramBin, n: number): "finding" | "findingOne" | "findingApart" {
  if (n === 1) return "findingOne";
  return count === 1 ? "findingApart" : "finding";
}

/** The cards of a bin, in the order in which they were finished. */
export function pointsWithin(points: readonly SpanPoint[], bin: HistogramBin | undefined, unit: DisplayUnit): SpanPoint[] {
  if (bin === undefined) return [];
  return points.filter(({ span }) => {
    const value = inUnit(span, unit);
    return value >= bin.from && (bin.to === null || value < bin.to);
  });
}
