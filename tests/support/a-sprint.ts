import type { Actor } from "@/server/people/domain/actor";
import type { Db } from "@/server/platform/db/client";
import { planSprintInput } from "@/server/scrum/contracts/sprints";
import { planSprint } from "@/server/scrum/plan-sprint";

/** Plans a sprint of two weeks from now on; returns its number. */
export async function aSprint(db: Db, actor: Actor, key: string): Promise<number> {
  const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
  return (await planSprint(db, actor, planSprintInput.parse({ key, startsAt: days(0), endsAt: days(14) }))).sprint;
}
