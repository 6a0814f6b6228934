import { isOver, type RunStatus } from "./run-status";

/** What decides between two reports about one thing. `at` is the producer's time; null when it gave none. */
export type Stamp = { attempt: number; status: RunStatus; at: Date | null };

// For two reports of the same instant: the worse end is believed; under way is believed over not yet.
const AT_THE_SAME_TIME: Readonly<Record<RunStatus, number>> = {
  FAILED: 3,
  CANCELLED: 2,
  SUCCESS: 1,
  SKIPPED: 0,
  RUNNING: 2,
  WAITING: 1,
  QUEUED: 1,
  UNKNOWN: 0,
};

/**
 * Order of two reports, positive when `a` is the newer: a higher attempt, then over before under way, then the producer's time.
 * Reports under way are not ranked among themselves but by time, for a run may go back to waiting.
 */
export function compareStamps(a: Stamp, b: Stamp): number {
  return (
    a.attempt - b.attempt ||
    Number(isOver(a.status)) - Number(isOver(b.status)) ||
    compareTimes(a.at, b.at) ||
    AT_THE_SAME_TIME[a.status] - AT_THE_SAME_TIME[b.status]
  );
}

/** Order of two instants, where none at all is before every other. */
export function compareTimes(a: Date | null, b: Date | null): number {
  return (a?.getTime() ?? -Infinity) === (b?.getTime() ?? -Infinity) ? 0 : (a?.getTime() ?? -Infinity) - (b?.getTime() ?? -Infinity);
}

/**
 * Order of two reports that differ in nothing that has an order: the one that says more, then by what it says.
 * It has no meaning but that every order of arrival ends the same.
 */
export function compareContent(a: object, b: object): number {
  const [left, right] = [canonical(a), canonical(b)];
  return left.said - right.said || (left.text === right.text ? 0 : left.text > right.text ? 1 : -1);
}

function canonical(facts: object): { said: number; text: string } {
  const said = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined);
  said.sort(([a], [b]) => (a < b ? -1 : 1));
  return { said: said.length, text: JSON.stringify(said, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)) };
}

/** The earlier of two instants, or the one there is. */
export function earlier(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a < b ? a : b) : (a ?? b);
}

/** The later of two instants, or the one there is. */
export function later(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a > b ? a : b) : (a ?? b);
}
