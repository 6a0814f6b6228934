import { addDays } from "@/server/platform/domain/zoned-day";
import { instantOfMinute, type ZonedMinute, zonedMinute } from "@/server/platform/domain/zoned-minute";

/** A sprint as it is typed: times as the clock of the board's zone shows them. */
export type SprintDraft = { name: string; goal: string; start: ZonedMinute; end: ZonedMinute };

/** Lengths that are chosen by a press: days on the calendar, or minutes for a class. */
export const LENGTHS = [
  { id: "week", days: 7 },
  { id: "twoWeeks", days: 14 },
  { id: "minutes", minutes: 15 },
  { id: "halfHour", minutes: 30 },
  { id: "hour", minutes: 60 },
] as const;
export type Length = (typeof LENGTHS)[number];

const MINUTE_MS = 60_000;

/** A sprint of two weeks that begins when the last of `others` ends, or at `now` where that is later. */
export function newDraft(others: readonly { endsAt: string; closedAt: string | null }[], now: number, zone: string): SprintDraft {
  const begins = Math.max(now, ...others.filter(({ closedAt }) => closedAt === null).map(({ endsAt }) => Date.parse(endsAt)));
  const start = zonedMinute(new Date(begins), zone);
  return { name: "", goal: "", start, end: { ...start, day: addDays(start.day, 14) } };
}

/** A sprint as it stands, to be changed. */
export function draftOf(sprint: { name: string; goal: string; startsAt: string; endsAt: string }, zone: string): SprintDraft {
  const { name, goal, startsAt, endsAt } = sprint;
  return { name, goal, start: zonedMinute(new Date(startsAt), zone), end: zonedMinute(new Date(endsAt), zone) };
}

/** The end of a sprint of this length: so many days later at the same time of day, or so many minutes later. The draft as it is while its start is unreadable. */
export function withLength(draft: SprintDraft, length: Length, zone: string): SprintDraft {
  const start = instantOfMinute(draft.start, zone);
  if (start === null) return draft;
  if ("days" in length) return { ...draft, end: { day: addDays(draft.start.day, length.days), time: draft.start.time } };
  return { ...draft, end: zonedMinute(new Date(start.getTime() + length.minutes * MINUTE_MS), zone) };
}

/** The instants of a draft, ISO-8601; null where one cannot be read. A time that was not touched keeps its seconds. */
export function readSpan(draft: SprintDraft, zone: string, before?: { startsAt: string; endsAt: string }): { startsAt: string; endsAt: string } | null {
  const [start, end] = [instantOfMinute(draft.start, zone), instantOfMinute(draft.end, zone)];
  if (start === null || end === null) return null;
  return { startsAt: kept(start, before?.startsAt), endsAt: kept(end, before?.endsAt) };
}

function kept(at: Date, before: string | undefined): string {
  if (before !== undefined && Math.floor(Date.parse(before) / MINUTE_MS) === at.getTime() / MINUTE_MS) return before;
  return at.toISOString();
}
