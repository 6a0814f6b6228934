import type { Outcome } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import type { CLOCK_KINDS, ClockEvent } from "./clock-event";

const KINDS: Readonly<Record<string, (typeof CLOCK_KINDS)[number]>> = {
  c: "card.created",
  m: "card.moved",
  r: "card.restored",
  a: "card.archived",
  d: "card.deleted",
  b: "card.blocked",
  u: "card.unblocked",
};
const COLUMN_OF: Readonly<Record<string, Column>> = { B: "BACKLOG", P: "PLANNED", W: "IN_WORK", D: "DONE" };
const OUTCOME_OF: Readonly<Record<string, Outcome>> = { D: "DONE", W: "WONT_DO", U: "DUPLICATE" };

const [COLON, SEMICOLON, ZERO, MINUS] = [58, 59, 48, 45];

/** The events that a card's trail tells of, in the order of writing; the trail is what the database's "trailOf" made. Throws on text that is no trail. */
export function readTrail(trail: string): ClockEvent[] {
  const events: ClockEvent[] = [];
  // Digit by digit: a long board has a hundred thousand events, and cutting each into pieces costs more than all that follows.
  const numbers: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0; at < trail.length; ) {
    const end = readNumbers(trail, at + 3, numbers);
    events.push(eventOf(trail, at, numbers));
    at = end;
  }
  return events;
}

/** Reads up to four numbers between colons until the semicolon, -1 for one that is not there; returns the place after it. */
function readNumbers(trail: string, start: number, numbers: [number, number, number, number]): number {
  numbers.fill(-1);
  const isBefore1970 = trail.charCodeAt(start) === MINUS;
  for (let at = isBefore1970 ? start + 1 : start, index = 0; at < trail.length; at++) {
    const code = trail.charCodeAt(at);
    if (code === SEMICOLON) {
      if (isBefore1970) numbers[0] = -numbers[0];
      return at + 1;
    }
    if (code === COLON) index++;
    else if (code >= ZERO && code < COLON && index < numbers.length) numbers[index] = Math.max(0, numbers[index] ?? 0) * 10 + code - ZERO;
    else break;
  }
  throw new Error(`no event of a trail: "${trail.slice(start - 3, start + 40)}"`);
}

function eventOf(trail: string, start: number, [at, version, ordinal, undoes]: readonly [number, number, number, number]): ClockEvent {
  const kind = KINDS[trail.charAt(start)];
  if (kind === undefined || ordinal === -1) throw new Error(`no event of a trail: "${trail.slice(start, start + 40)}"`);
  const column = COLUMN_OF[trail.charAt(start + 1)] ?? null;
  const outcome = OUTCOME_OF[trail.charAt(start + 2)] ?? null;
  return { version, ordinal, kind, at, column, outcome, undoes: undoes === -1 ? null : undoes };
}
