import { tzOffset } from "@date-fns/tz";

/** Milliseconds by which the clocks of `zone` are ahead of UTC at an instant (milliseconds since 1970). */
export function zoneOffset(at: number, zone: string): number {
  return Math.round(tzOffset(zone, new Date(at)) * 60_000);
}

/**
 * The offset that holds from noon of one day of UTC to noon of another; null when it changes between.
 * No zone has ever changed its clocks twice between two noons, so noons are enough to know, and are remembered.
 */
export function steadyOffset(first: number, last: number, zone: string): number | null {
  const noons = noonsOf(zone);
  const offset = noonOffset(first, zone, noons);
  for (let day = first + 1; day <= last; day++) if (noonOffset(day, zone, noons) !== offset) return null;
  return offset;
}

const DAY_MS = 86_400_000;
/** Fifty years of days; a zone that was asked for more begins anew. */
const KNOWN_MAX = 20_000;
const known = new Map<string, Map<number, number>>();

function noonsOf(zone: string): Map<number, number> {
  const noons = known.get(zone);
  if (noons !== undefined && noons.size <= KNOWN_MAX) return noons;
  const anew = new Map<number, number>();
  known.set(zone, anew);
  return anew;
}

function noonOffset(day: number, zone: string, noons: Map<number, number>): number {
  let offset = noons.get(day);
  if (offset === undefined) noons.set(day, (offset = zoneOffset((day + 0.5) * DAY_MS, zone)));
  return offset;
}
