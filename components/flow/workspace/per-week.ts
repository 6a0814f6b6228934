import type { BoardFlow } from "@/server/flow/contracts/page";

/** Finished cards a complete week on average, weeks without one included; null while no week is complete. */
export function perWeek(weeks: BoardFlow["throughput"]): number | null {
  const complete = weeks.filter((week) => week.complete);
  if (complete.length === 0) return null;
  return complete.reduce((sum, week) => sum + week.count, 0) / complete.length;
}
