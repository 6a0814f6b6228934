/** Planned, running, or closed for good. */
export const SPRINT_STATES = ["PLANNED", "RUNNING", "CLOSED"] as const;
export type SprintState = (typeof SPRINT_STATES)[number];

export function sprintState({ startedAt, closedAt }: { startedAt: unknown; closedAt: unknown }): SprintState {
  if (closedAt !== null) return "CLOSED";
  return startedAt === null ? "PLANNED" : "RUNNING";
}

/** Where an unfinished card goes when its sprint is closed: back to the Backlog, to the next sprint where it stands, or it stays where it stands without one. */
export const CARRY_CHOICES = ["BACKLOG", "NEXT", "STAY"] as const;
export type CarryChoice = (typeof CARRY_CHOICES)[number];
