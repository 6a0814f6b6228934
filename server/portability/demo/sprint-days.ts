import { addDays, type Day } from "@/server/platform/domain/zoned-day";

/** Days from the start of one sprint of the demo to that of the next. */
export const SPRINT_DAYS = 14;
/** Sprints that are over, before the one that runs. */
const CLOSED = 3;

/** The Mondays on which the demo's sprints begin, the last of them the running one's: it has one to seven days left on `today`. */
export function sprintMondays(today: Day): Day[] {
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  const running = addDays(today, -sinceMonday - 7);
  return Array.from({ length: CLOSED + 1 }, (_, index) => addDays(running, (index - CLOSED) * SPRINT_DAYS));
}
