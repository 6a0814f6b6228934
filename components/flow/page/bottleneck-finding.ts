import type { FlowPage } from "@/server/flow/contracts/page";
import type { TimedColumn } from "@/server/flow/domain/time-in-column";

export type BottleneckFinding = {
  column: TimedColumn;
  /** Of all the lead time, 0..1. */
  share: number;
  /** Percentage points more than in the window before, as they are shown; null when nothing was finished then. */
  points: number | null;
  /** How many days that window has. */
  days: number;
  /** The bottleneck with the Backlog left aside, where the Backlog is the first. */
  sincePlanned: { column: TimedColumn; share: number } | null;
};

const DAY_MS = 86_400_000;

/** Which column holds the cards up, against the window before; null when nothing was finished. */
export function bottleneckFinding({ bottleneck, window }: FlowPage): BottleneckFinding | null {
  const { overall, sincePlanned, previous } = bottleneck;
  if (overall === null) return null;
  const was = previous.shares?.[overall.column];
  return {
    ...overall,
    points: was === undefined ? null : Math.round(overall.share * 100) - Math.round(was * 100),
    days: Math.max(1, Math.floor((Date.parse(window.to) - Date.parse(window.from)) / DAY_MS)),
    sincePlanned: overall.column === "BACKLOG" ? sincePlanned : null,
  };
}
