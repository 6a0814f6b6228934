import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { applyDelivery } from "./apply-delivery";
import { getSource } from "./find-source";

/** A delivery that has waited this long was left behind by a process that ended between storing and applying it. */
const LEFT_BEHIND_MS = 60_000;

/** Applies, in the order they came, the deliveries that were stored and then left; returns how many there were. */
export async function applyPending(db: Db): Promise<number> {
  const before = new Date(now().getTime() - LEFT_BEHIND_MS);
  const left = await db.delivery.findMany({
    where: { outcome: "PENDING", receivedAt: { lt: before }, source: { removedAt: null } },
    orderBy: { receivedAt: "asc" },
    select: { id: true, sourceId: true },
  });
  for (const { id, sourceId } of left) await applyDelivery(db, await getSource(db, sourceId), id);
  return left.length;
}
