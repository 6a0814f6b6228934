import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { logger } from "@/server/platform/logger";
import { notifyApprovers } from "./notify-approvers";
import { notifyOfWrites } from "./notify-of-writes";

/** So many boards are looked at in one go; the others come with the next. */
const AT_ONCE = 50;
/** What is older is not told any more: after a long stop, or from a past that was brought in. */
const STALE_MS = 24 * 3_600_000;

/** Tells people of what has happened since they were last told. Returns how many notifications were written. */
export async function notifyPeople(db: Db): Promise<number> {
  const since = new Date(now().getTime() - STALE_MS);
  const boards = await db.$queryRaw<{ id: string }[]>`
    SELECT b."id"::text FROM "Board" b LEFT JOIN "NotificationCursor" c ON c."boardId" = b."id" WHERE b."version" > COALESCE(c."version", 0) ORDER BY b."writtenAt" DESC LIMIT ${AT_ONCE}::int`;
  let written = 0;
  for (const { id } of boards) {
    try {
      written += await notifyOfWrites(db, id, since);
    } catch (error) {
      // What cannot be told of one board keeps nobody from being told of the next; it is tried again with the next look.
      logger.error({ board: id, error: error instanceof Error ? error.message : String(error) }, "people could not be notified of a board's writes");
    }
  }
  return written + (await notifyApprovers(db, since));
}
