import type { Role } from "@/server/people/domain/actor";
import { may } from "@/server/people/domain/policy";
import type { SprintState } from "./sprint-state";

export const EVENT_KINDS = ["PLANNING", "DAILY", "REVIEW", "RETROSPECTIVE"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Minutes that an event is given unless somebody says otherwise; for a sprint of two weeks, after the Scrum Guide. */
export const TIME_BOXES: Record<EventKind, number> = { PLANNING: 120, DAILY: 15, REVIEW: 60, RETROSPECTIVE: 60 };

/** A member as it matters for who facilitates. */
export type Facilitating = { roles: readonly Role[]; isAway: boolean };

/** Whether somebody with these roles facilitates: a Scrum Master, or anybody of the team while the team has none who is there today. */
export function mayFacilitate(roles: readonly Role[], members: readonly Facilitating[]): boolean {
  if (may("event.facilitate", roles)) return true;
  return may("event.takePart", roles) && !members.some((member) => !member.isAway && may("event.facilitate", member.roles));
}

/** Whether an event of this kind can be held of a sprint in this state: planning until it is closed, a daily while it runs, the others from its start on. */
export function canHold(kind: EventKind, state: SprintState): boolean {
  if (kind === "PLANNING") return state !== "CLOSED";
  return kind === "DAILY" ? state === "RUNNING" : state !== "PLANNED";
}
