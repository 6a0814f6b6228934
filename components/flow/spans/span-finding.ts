import type { FlowPage, PolicyChange } from "@/server/flow/contracts/page";
import type { DisplayUnit } from "@/server/flow/domain/display-unit";
import type { TimeSpan } from "@/server/flow/domain/time-span";
import type { Measure } from "@/components/flow/flow-search";
import { roundedSpan } from "./rounded-span";

/** What the cards in view come to, before it is put in words. */
export type SpanFinding = { kind: "none" } | { kind: "few"; count: number } | { kind: "known"; half: TimeSpan; most: TimeSpan };

/** What the comparison comes to, by the 85th percentile; `by` is a number in the page's unit, as it is shown. */
export type SpanComparison =
  | { kind: "previous"; was: TimeSpan; turn: Turn; by: number }
  | { kind: "split"; change: PolicyChange; before: TimeSpan; after: TimeSpan }
  | { kind: "before"; change: PolicyChange; before: TimeSpan }
  | { kind: "after"; change: PolicyChange; after: TimeSpan }
  | { kind: "unknown"; than: "previous" | "split" };
export type Turn = "more" | "less" | "same";

/** The half and the 85th percentile of the measure; why not, where there are too few cards. */
export function spanFinding(page: FlowPage, measure: Measure): SpanFinding {
  const { n, percentiles } = page[measure];
  const [half, most] = [percentiles["50"], percentiles["85"]];
  if (n === 0) return { kind: "none" };
  return half === null || most === null ? { kind: "few", count: n } : { kind: "known", half, most };
}

/** How the 85th percentile of the measure compares; null when no comparison was asked for. */
export function spanComparison({ previous, split, unit, ...page }: FlowPage, measure: Measure): SpanComparison | null {
  if (split) {
    const [before, after] = [split.before[measure].percentiles["85"], split.after[measure].percentiles["85"]];
    const { change } = split;
    if (before && after) return { kind: "split", change, before, after };
    if (before) return { kind: "before", change, before };
    return after ? { kind: "after", change, after } : { kind: "unknown", than: "split" };
  }
  if (previous === null) return null;
  const [was, is] = [previous[measure].percentiles["85"], page[measure].percentiles["85"]];
  return was && is ? { kind: "previous", was, ...turnOf(was, is, unit) } : { kind: "unknown", than: "previous" };
}

/** Whether a span has become more or less, as it is shown: what reads as the same is the same. */
export function turnOf(was: TimeSpan, is: TimeSpan, unit: DisplayUnit): { turn: Turn; by: number } {
  const difference = Math.round((roundedSpan(is, unit) - roundedSpan(was, unit)) * 10) / 10;
  return { turn: difference === 0 ? "same" : difference > 0 ? "more" : "less", by: Math.abs(difference) };
}
