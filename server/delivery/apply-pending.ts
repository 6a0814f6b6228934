import type { Db } from "@/server/platform/db/client";
import { applyDelivery } from "./apply-delivery";
import { getSource } from "./find-source";

/**
 * Applies, in the order they came, the deliveries that a process stored and ended before it applied them; returns how many there
 * were. One that another process is at this moment applying is found applied, and left.
 */
export async function applyPending(db: Db): Promise<number> {
  const left = await db.delivery.findMany({
    where: { outcome: "PENDING", source: { removedAt: null } },
    orderBy: { receivedAt: "asc" },
    select: { id: true, sourceId: true },
  });
  for (const { id, sourceId } of left) await applyDelivery(db, await getSource(db, sourceId), id);
  return left.length;
}
