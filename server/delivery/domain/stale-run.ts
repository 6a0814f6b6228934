import { isOver, type RunStatus } from "./run-status";

/** Milliseconds without a word after which nobody can say that a run is still under way. */
export const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

/** Whether a run counts as stale at `now`: it is not over, and nothing was heard of it for 24 hours or longer. */
export function isStale({ status, heardAt }: { readonly status: RunStatus; readonly heardAt: Date }, now: Date): boolean {
  return !isOver(status) && now.getTime() - heardAt.getTime() >= STALE_AFTER_MS;
}

/** The last of these instants, of which any may be unknown; `first` is known and the least that is returned. */
export function lastHeard(first: Date, others: readonly (Date | null)[]): Date {
  return others.reduce<Date>((last, at) => (at !== null && at > last ? at : last), first);
}
