import type { NaiveBoard, ToldEvent } from "./told-history";

export type TimedEvent = ToldEvent & { time: number };
/** A card with what has happened to it and still stands, in order; never without events. */
export type StandingCard = { name: string; events: TimedEvent[] };

const UNDO_MILLISECONDS = 60_000;

/**
 * The cards of a board by name, byte by byte.
 *
 * Rule: an event that comes late, twice or from beyond now changes nothing ("A redelivered, duplicated or out-of-order event changes nothing
 * that it should not"), and a move undone within 60 s is skipped together with its undoing.
 */
export function standingCards(board: NaiveBoard): StandingCard[] {
  const events = eventsInOrder(board);
  const names = [...new Set(events.map((event) => event.card))].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return names.map((name) => ({ name, events: withoutUndonePairs(events.filter((event) => event.card === name)) })).filter((card) => card.events.length > 0);
}

/** What has happened by now, by instant, then by writing, each once. */
export function eventsInOrder(board: NaiveBoard): TimedEvent[] {
  const seen = new Set<number>();
  return board.events
    .map((event) => ({ ...event, time: Date.parse(event.at) }))
    .filter((event) => event.time <= Date.parse(board.now))
    .filter((event) => !seen.has(event.seq) && seen.add(event.seq))
    .sort((a, b) => a.time - b.time || a.seq - b.seq);
}

function withoutUndonePairs(events: TimedEvent[]): TimedEvent[] {
  const standingMoves: TimedEvent[] = [];
  const skipped = new Set<number>();
  for (const event of events) {
    if (event.type !== "moved") continue;
    const last = standingMoves.at(-1);
    if (last !== undefined && event.undoes === last.seq && event.time - last.time <= UNDO_MILLISECONDS) {
      standingMoves.pop();
      skipped.add(last.seq).add(event.seq);
    } else {
      standingMoves.push(event);
    }
  }
  return events.filter((event) => !skipped.has(event.seq));
}
