import type { FlowPage } from "@/server/flow/contracts/page";
import { inUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import { PERCENTS, type Percent, type Percentiles } from "@/server/flow/domain/percentile";
import type { TimeSpan } from "@/server/flow/domain/time-span";
import type { Measure } from "@/components/flow/flow-search";

export type PercentileLine = { value: number; percents: Percent[]; span: TimeSpan };

/** Lines of one set of cards, across the whole plot or on one side of the chosen change. */
export type PercentileGroup = {
  of: "window" | "before" | "after" | "previous";
  lines: PercentileLine[];
};

/** The sets of percentile lines that the page asks for: of the window; or left and right of the change; and those of the period before. */
export function percentileGroups({ split, previous, unit, ...page }: FlowPage, measure: Measure): PercentileGroup[] {
  if (split) {
    return [
      { of: "before", lines: linesOf(split.before[measure].percentiles, unit, PERCENTS) },
      { of: "after", lines: linesOf(split.after[measure].percentiles, unit, PERCENTS) },
    ];
  }
  const groups: PercentileGroup[] = [{ of: "window", lines: linesOf(page[measure].percentiles, unit, PERCENTS) }];
  if (previous) groups.unshift({ of: "previous", lines: linesOf(previous[measure].percentiles, unit, [50, 85]) });
  return groups;
}

/** Percentiles of the same value share a line and a label. */
function linesOf(percentiles: Percentiles, unit: DisplayUnit, percents: readonly Percent[]): PercentileLine[] {
  const lines: PercentileLine[] = [];
  for (const percent of percents) {
    const span = percentiles[`${percent}`];
    if (span === null) continue;
    const value = inUnit(span, unit);
    const same = lines.find((line) => line.value === value);
    if (same) same.percents.push(percent);
    else lines.push({ value, percents: [percent], span });
  }
  return lines;
}
