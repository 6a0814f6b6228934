export const SPRINT_NAME_MAX = 100;
export const GOAL_MAX = 1_000;
/** Sprints that are planned at a time. */
export const PLANNED_SPRINTS_MAX = 50;
/** Cards that are put into a sprint, or out of it, at once. */
export const SPRINT_CARDS_MAX = 500;
/** A sprint lasts from a minute to a year. */
export const SPRINT_MIN_MS = 60_000;
export const SPRINT_MAX_MS = 366 * 86_400_000;
