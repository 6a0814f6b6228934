import type { Tx } from "@/server/platform/db/client";
import type { Prisma } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";

type HeldEvent = Prisma.ScrumEventGetPayload<{ include: { sprint: true } }>;

/** The event that a locked board is holding. Throws `RULE_BROKEN event_over` where there is none. */
export async function getEvent(tx: Tx, boardId: string): Promise<HeldEvent> {
  const event = await tx.scrumEvent.findUnique({ where: { boardId }, include: { sprint: true } });
  if (!event) throw new DomainError("RULE_BROKEN", "event_over");
  return event;
}
