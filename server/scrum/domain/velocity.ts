import { hundredths } from "./burn-series";

/** A closed sprint as velocity sees it. `personDays` is null where nobody's presence was known. */
export type ClosedSprint = { number: number; name: string; committed: number; completed: number; personDays: number | null };

/** The sprints whose average is the team's velocity. */
export const VELOCITY_SPRINTS = 3;

/** Average completed points of the last three closed sprints, fewer where there are fewer; null where there is none. Source: velocity in docs/metrics.md. */
export function velocityOf(sprints: readonly Pick<ClosedSprint, "completed">[]): number | null {
  const last = sprints.slice(-VELOCITY_SPRINTS);
  return last.length === 0 ? null : hundredths(last.reduce((sum, { completed }) => sum + completed, 0) / last.length);
}

/** Points that the last three closed sprints completed a person-day, over those whose person-days are known; null where there is none. */
export function paceOf(sprints: readonly ClosedSprint[]): number | null {
  const known = sprints.slice(-VELOCITY_SPRINTS).filter((sprint) => sprint.personDays !== null && sprint.personDays > 0);
  if (known.length === 0) return null;
  const days = known.reduce((sum, sprint) => sum + (sprint.personDays ?? 0), 0);
  return known.reduce((sum, { completed }) => sum + completed, 0) / days;
}

/**
 * Points that a sprint with so many person-days has room for: what the last three closed sprints completed a person-day, times
 * these. Their plain average where person-days are not known; null where there is no closed sprint.
 */
export function capacityOf(sprints: readonly ClosedSprint[], personDays: number | null): number | null {
  const pace = paceOf(sprints);
  return personDays === null || pace === null ? velocityOf(sprints) : hundredths(pace * personDays);
}
