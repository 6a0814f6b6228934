import type { Reader } from "@/server/platform/db/client";
import type { Sprint } from "@/server/platform/db/generated/client";
import { DomainError, notFound } from "@/server/platform/errors";

/** The sprint of this number on this board. Throws `not_found`, also for one that was given up. */
export async function getSprint(db: Reader, boardId: string, number: number): Promise<Sprint> {
  const sprint = await db.sprint.findFirst({ where: { boardId, number, removedAt: null } });
  if (!sprint) throw notFound();
  return sprint;
}

/** The same, refusing a closed one with `RULE_BROKEN sprint_closed`: its report is final. */
export async function getOpenSprint(db: Reader, boardId: string, number: number): Promise<Sprint> {
  const sprint = await getSprint(db, boardId, number);
  if (sprint.closedAt) throw new DomainError("RULE_BROKEN", "sprint_closed", { sprint: sprint.name });
  return sprint;
}
