import { placeOf, stateBefore } from "./card-state";
import type { Entry } from "./card-state";
import type { StandingCard } from "./standing-cards";

/** The instants of a card in milliseconds. */
export type CardClock = {
  name: string;
  created: number;
  started: number | null;
  finished: number | null;
  discarded: boolean;
  skippedInWork: boolean;
  entries: Entry[];
  card: StandingCard;
};

/**
 * When a card was created, started and finished, as of now.
 *
 * Rules ("Clock of a card"): created is its `created` event, else its first; started is the first entry into In Work or right of it and is
 * never reset; finished is the last entry into Done while the card is in Done; discarded is Done as "won't do" or "duplicate".
 */
export function clockOf(card: StandingCard): CardClock {
  const { column, outcome, entries } = stateBefore(card, Infinity);
  const createdBy = card.events.find((event) => event.type === "created") ?? card.events[0]!;
  const start = entries.find((entry) => placeOf(entry.column) >= placeOf("IN_WORK"));
  const finish = column === "DONE" ? entries.findLast((entry) => entry.column === "DONE") : undefined;
  return {
    name: card.name,
    created: createdBy.time,
    started: start?.time ?? null,
    finished: finish?.time ?? null,
    discarded: outcome === "WONT_DO" || outcome === "DUPLICATE",
    skippedInWork: !entries.some((entry) => entry.column === "IN_WORK"),
    entries,
    card,
  };
}
