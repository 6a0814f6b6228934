import type { NaiveBoard, NaiveColumn, NaiveOutcome, ToldEvent } from "./told-history";

/** A line of a card's story: when, as UTC without its `Z`, what, and of a move where to, with what outcome, taking back which line. */
export type Line = [at: string, type: ToldEvent["type"], to?: NaiveColumn, more?: { outcome?: NaiveOutcome; undoes?: number }];

/** A board on which each card's story is told line by line; numbers run through the cards as they come. */
export function tellBoard(stories: Record<string, Line[]>, { now, zone = "UTC" }: { now: string; zone?: string }): NaiveBoard {
  const events: ToldEvent[] = [];
  for (const [card, lines] of Object.entries(stories)) {
    const first = events.length + 1;
    for (const [at, type, to, { outcome, undoes } = {}] of lines) {
      events.push({ seq: events.length + 1, card, at: `${at}Z`, type, to, outcome, undoes: undoes === undefined ? undefined : first + undoes });
    }
  }
  return { events, zone, now: `${now}Z` };
}
