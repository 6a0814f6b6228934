import type { BoardCard } from "@/server/board/domain/card";
import type { WorkingCalendar } from "@/server/board/domain/working-calendar";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { addDays, type Day, zonedDay } from "@/server/platform/domain/zoned-day";
import { workedDays } from "./ideal-line";

/** So far back a day that was worked is looked for: beyond the longest holidays. */
const LOOKED_BACK = 60;

/**
 * Since when a daily on the day of `now` reports: the start of the last working day before it, in the board's zone; that of the day
 * before where none of the last 60 was worked. Instants in milliseconds since 1970.
 */
export function dailySince(now: number, zone: string, calendar: Pick<WorkingCalendar, "workingDays" | "daysOff">): number {
  const today = zonedDay(new Date(now), zone);
  const begins = (day: Day) => startOfDay(day, zone).getTime();
  const worked = workedDays(begins(addDays(today, -LOOKED_BACK)), begins(today), zone, calendar);
  return begins(worked.at(-1) ?? addDays(today, -1));
}

export type DailyCard = Pick<BoardCard, "key" | "column" | "rank" | "assignees" | "blocked" | "outcome" | "startedAt" | "finishedAt">;

/** What somebody has to tell of; a blocked card is in no other list. */
export type DailyPart<C> = { finished: C[]; inWork: C[]; blocked: C[] };
export type DailyPerson<C> = DailyPart<C> & { id: string };
export type Daily<C> = { people: DailyPerson<C>[]; /** In work or blocked, and nobody's. */ unassigned: Omit<DailyPart<C>, "finished"> };

/**
 * Cards by who is on them, for these people in their order: done from `since` on (milliseconds; not those discarded), in work the
 * oldest first, and blocked wherever it is not done. A card of several people is told by each.
 */
export function dailyOf<C extends DailyCard>(cards: readonly C[], people: readonly string[], since: number): Daily<C> {
  const partOf = (own: readonly C[]): DailyPart<C> => ({
    finished: own.filter(({ outcome, finishedAt }) => outcome === "DONE" && finishedAt !== null && Date.parse(finishedAt) >= since).toSorted((a, b) => timeOf(b.finishedAt) - timeOf(a.finishedAt)),
    inWork: own.filter(({ column, blocked }) => column === "IN_WORK" && !blocked).toSorted(oldestFirst),
    blocked: own.filter(({ column, blocked }) => column !== "DONE" && blocked).toSorted(oldestFirst),
  });
  const { inWork, blocked } = partOf(cards.filter(({ assignees }) => !assignees.some((id) => people.includes(id))));
  return {
    people: people.map((id) => ({ id, ...partOf(cards.filter(({ assignees }) => assignees.includes(id))) })),
    unassigned: { inWork, blocked: blocked.filter(({ column }) => column !== "BACKLOG") },
  };
}

/** The way along the board from right to left: what is in work, the oldest first, then what is planned, from the top. */
export function walkOf<C extends DailyCard>(cards: readonly C[]): C[] {
  const inWork = cards.filter(({ column }) => column === "IN_WORK").toSorted(oldestFirst);
  const planned = cards.filter(({ column }) => column === "PLANNED").toSorted((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)));
  return [...inWork, ...planned];
}

function oldestFirst(a: DailyCard, b: DailyCard): number {
  return timeOf(a.startedAt) - timeOf(b.startedAt) || (a.key < b.key ? -1 : 1);
}

function timeOf(instant: string | null): number {
  return instant === null ? Number.MAX_SAFE_INTEGER : Date.parse(instant);
}
