import { zoneOffset } from "./zone-offset";

/** From `at` (milliseconds since 1970) on, the clocks of a zone are `offset` milliseconds ahead of UTC. */
export type OffsetChange = { readonly at: number; readonly offset: number };

const DAY_MS = 86_400_000;
/** No zone has changed its clocks before. */
const FIRST_YEAR = 1830;

/** Asking a zone for its clock is slow, and charts ask for the same few years again and again. */
const known = new Map<string, Map<number, readonly OffsetChange[]>>();

/** When the clocks of `zone` change in a year of UTC, in order, each with the offset from then on; looked up once. */
export function offsetChanges(year: number, zone: string): readonly OffsetChange[] {
  if (year < FIRST_YEAR) return [];
  let years = known.get(zone);
  if (years === undefined) known.set(zone, (years = new Map()));
  let changes = years.get(year);
  if (changes === undefined) years.set(year, (changes = findChanges(startOfYear(year), startOfYear(year + 1), zone)));
  return changes;
}

/** The year of UTC in which an instant (milliseconds since 1970) lies. */
export function yearOf(at: number): number {
  return new Date(at).getUTCFullYear();
}

/** The first millisecond of a year of UTC, in milliseconds since 1970. */
export function startOfYear(year: number): number {
  return new Date(0).setUTCFullYear(year);
}

/** No zone changes its clocks twice within a day, so what is the same at both ends of one has not changed in it. */
function findChanges(from: number, to: number, zone: string): OffsetChange[] {
  const changes: OffsetChange[] = [];
  let offset = zoneOffset(from, zone);
  for (let at = from; at < to; at += DAY_MS) {
    const next = zoneOffset(at + DAY_MS, zone);
    if (next !== offset) changes.push({ at: firstSecondOf(next, at, at + DAY_MS, zone), offset: next });
    offset = next;
  }
  return changes;
}

/** Clocks change on whole seconds. */
function firstSecondOf(offset: number, before: number, after: number, zone: string): number {
  let [last, first] = [before / 1000, after / 1000];
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (zoneOffset(middle * 1000, zone) === offset) first = middle;
    else last = middle;
  }
  return first * 1000;
}
