import type { EntryFacts } from "./history-event";
import type { PlannedMove } from "./plan-move";

/** What the history keeps of an entry: the limit's numbers at that moment and how a full column was entered all the same. */
export function entryFacts({ load, excess }: Pick<PlannedMove, "load" | "excess">): EntryFacts {
  if (!load) return {};
  return {
    limit: load.limit,
    count: load.count,
    headcount: load.headcount,
    ...(excess?.by === "override" ? { override: { reason: excess.reason } } : {}),
    ...(excess?.by === "warning" ? { warned: true as const } : {}),
  };
}
