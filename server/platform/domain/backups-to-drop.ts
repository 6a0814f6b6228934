const DAY_MS = 24 * 60 * 60_000;
const DAYS = 7;
const WEEKS = 4;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const FIRST_MONDAY = 4;

/**
 * Which backups, told by their instants, need not be kept: all but the newest of each of the last 7 days that have one, and the
 * newest of each of the last 4 such weeks. Days and weeks without one do not count, so that a long silence takes none away.
 */
export function backupsToDrop(backups: Date[]): Date[] {
  const latestFirst = [...backups].sort((a, b) => b.getTime() - a.getTime());
  const day = (at: Date) => Math.floor(at.getTime() / DAY_MS);
  const keep = new Set([...newestOfEach(latestFirst, day, DAYS), ...newestOfEach(latestFirst, (at) => Math.floor((day(at) - FIRST_MONDAY) / 7), WEEKS)]);
  return backups.filter((at) => !keep.has(at));
}

function newestOfEach(latestFirst: Date[], period: (at: Date) => number, periods: number): Date[] {
  const found = new Map<number, Date>();
  for (const at of latestFirst) if (!found.has(period(at))) found.set(period(at), at);
  return [...found.values()].slice(0, periods);
}
