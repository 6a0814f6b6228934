import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import type { ReadNotifications } from "./contracts";

/** Marks a person's own notifications as read; an id that is not theirs is passed over. Returns how many were not read before. */
export async function readNotifications(db: Db, userId: string, { ids }: ReadNotifications): Promise<{ read: number }> {
  const at = now();
  const { count } = await db.notification.updateMany({ where: { userId, readAt: null, at: { lte: at }, ...(ids ? { id: { in: ids } } : {}) }, data: { readAt: at } });
  return { read: count };
}
