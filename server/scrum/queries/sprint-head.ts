import type { Sprint } from "@/server/platform/db/generated/client";
import { type SprintState, sprintState } from "../domain/sprint-state";

/** What every screen says of a sprint. Instants are ISO-8601 in UTC. */
export type SprintHead = {
  number: number;
  name: string;
  goal: string;
  state: SprintState;
  startsAt: string;
  endsAt: string;
  startedAt: string | null;
  closedAt: string | null;
};

export function sprintHead({ number, name, goal, startsAt, endsAt, startedAt, closedAt }: Sprint): SprintHead {
  return {
    number,
    name,
    goal,
    state: sprintState({ startedAt, closedAt }),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  };
}
