const HOUR = 3_600_000;
const QUARTER = HOUR / 4;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();
const clocks = new Map<string, { day: string; minute: number }>();
const starts = new Map<string, number>();

/** The calendar day, `YYYY-MM-DD`, that holds an instant in a zone. */
export function dayOf(instant: number, zone: string): string {
  return localClock(instant, zone).day;
}

/** The first instant in a zone whose day is this one or, where the zone left this one out, the next. */
export function startOfDay(day: string, zone: string): number {
  const key = `${zone} ${day}`;
  let start = starts.get(key);
  if (start === undefined) {
    start = Date.parse(day) - 15 * HOUR;
    while (dayOf(start, zone) < day) start += HOUR;
    while (dayOf(start - QUARTER, zone) >= day) start -= QUARTER;
    starts.set(key, start);
  }
  return start;
}

/** The instant at which a zone's clock last showed a full hour. */
export function startOfHour(instant: number, zone: string): number {
  let start = Math.floor(instant / QUARTER) * QUARTER;
  while (localClock(start, zone).minute !== 0) start -= QUARTER;
  return start;
}

/** The instant after this one at which a zone's clock next shows a full hour. */
export function nextHour(instant: number, zone: string): number {
  let next = Math.floor(instant / QUARTER) * QUARTER + QUARTER;
  while (localClock(next, zone).minute !== 0) next += QUARTER;
  return next;
}

/** The calendar day so many days later; the calendar knows no zones. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** Rule: inclusive days are the difference of calendar days + 1, at least 1. */
export function inclusiveDays(from: number, to: number, zone: string): number {
  return Math.max(1, (Date.parse(dayOf(to, zone)) - Date.parse(dayOf(from, zone))) / DAY + 1);
}

/** What a clock on the wall shows. All offsets in use are multiples of a quarter of an hour, so that one look a quarter is enough for the day. */
function localClock(instant: number, zone: string): { day: string; minute: number } {
  const quarter = Math.floor(instant / QUARTER) * QUARTER;
  const key = `${zone} ${quarter}`;
  let clock = clocks.get(key);
  if (clock === undefined) {
    const parts = Object.fromEntries(formatFor(zone).formatToParts(quarter).map(({ type, value }) => [type, value]));
    clock = { day: `${parts.year?.padStart(4, "0")}-${parts.month}-${parts.day}`, minute: Number(parts.minute) };
    clocks.set(key, clock);
  }
  return clock;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formats.set(zone, format);
  }
  return format;
}
