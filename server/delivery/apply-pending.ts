import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { applyDelivery } from "./apply-delivery";
import { getSource } from "./find-source";

/**
 * Applies, in the order they came, the deliveries that a process stored and did not come to apply, because it ended or lost its database;
 * returns how many there were. One that another process is at this moment applying is found applied, and left.
 */
export async function applyPending(db: Db): Promise<number> {
  return applyThose(db, {});
}

/** The same while serving: of the last hour, but not of the last minute, whose deliveries somebody is busy with. */
export async function applyForgotten(db: Db): Promise<number> {
  const ago = (minutes: number) => new Date(now().getTime() - minutes * 60_000);
  return applyThose(db, { gte: ago(60), lte: ago(1) });
}

async function applyThose(db: Db, receivedAt: { gte?: Date; lte?: Date }): Promise<number> {
  const left = await db.delivery.findMany({
    where: { outcome: "PENDING", receivedAt, source: { removedAt: null } },
    orderBy: { receivedAt: "asc" },
    select: { id: true, sourceId: true },
  });
  for (const { id, sourceId } of left) await applyDelivery(db, await getSource(db, sourceId), id);
  return left.length;
}
