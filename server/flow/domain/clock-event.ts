import type { Outcome } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import type { Instant } from "@/server/platform/domain/instant";

/**
 * What the clock needs of one history event. `column` is where the card stands after the events that
 * place it (created, moved, restored) and null for every other kind.
 */
export type ClockEvent = {
  readonly version: number;
  readonly ordinal: number;
  readonly kind: string;
  readonly at: Instant;
  readonly column: Column | null;
  readonly outcome: Outcome | null;
  /** Version of the move that this one takes back. */
  readonly undoes: number | null;
};

/** The event kinds that move a clock. Edits, ranks and comments tell nothing about time. */
export const CLOCK_KINDS = [
  "card.created",
  "card.moved",
  "card.restored",
  "card.archived",
  "card.deleted",
  "card.blocked",
  "card.unblocked",
] as const;

/**
 * One order for any arrival order: by instant, then version, then ordinal. A row that arrived twice counts once,
 * a row later than `now` has not happened yet. Rows that arrive in their order, as a database reads them, are answered as they are.
 */
export function inOrder<E extends Pick<ClockEvent, "version" | "ordinal" | "at">>(events: readonly E[], now: Instant): readonly E[] {
  if (isInOrder(events, now)) return events;
  const once = new Map<string, E>();
  for (const event of events) {
    if (event.at <= now) once.set(`${event.version}:${event.ordinal}`, event);
  }
  return [...once.values()].sort(
    (a, b) => a.at - b.at || a.version - b.version || a.ordinal - b.ordinal,
  );
}

/** Whether instants never fall and versions with their ordinals always rise, so that no row can be there twice, until `now` at the latest. */
function isInOrder(events: readonly Pick<ClockEvent, "version" | "ordinal" | "at">[], now: Instant): boolean {
  let [at, version, ordinal] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const event of events) {
    if (event.at < at || event.at > now || event.version < version || (event.version === version && event.ordinal <= ordinal)) return false;
    at = event.at;
    version = event.version;
    ordinal = event.ordinal;
  }
  return true;
}
