import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";

const DAY_MS = 24 * 3_600_000;
/** Read ones are kept for a quarter, others for half a year. */
const KEPT_READ_DAYS = 90;
const KEPT_DAYS = 180;

/** Deletes the notifications that nobody looks at any more. Returns how many. */
export async function forgetNotifications(db: Db): Promise<number> {
  const before = (days: number) => ({ lt: new Date(now().getTime() - days * DAY_MS) });
  return (await db.notification.deleteMany({ where: { OR: [{ readAt: { not: null }, at: before(KEPT_READ_DAYS) }, { at: before(KEPT_DAYS) }] } })).count;
}
