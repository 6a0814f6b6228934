import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { readNews, TOLD_KINDS, type ToldEvent } from "./read-news";
import { writeNotifications } from "./write-notifications";

/** So many events are read in one go. */
const EVENTS_MAX = 2_000;

/**
 * Notifies of a board's writes since the last time, in the order in which they were made; of each exactly once, however many
 * processes look. Returns how many notifications were written.
 */
export function notifyOfWrites(db: Db, boardId: string, since: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const from = await claim(tx, boardId);
    if (from === null) return 0;
    const { version: head } = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { version: true } });
    const events = await tx.$queryRaw<ToldEvent[]>`
      SELECT "version", "ordinal", "cardId"::text, "kind", "at", "actorId"::text, "data" FROM "HistoryEvent"
      WHERE "boardId" = ${boardId}::uuid AND "version" > ${from}::int AND "version" <= ${head}::int AND "at" >= ${since}
        AND "kind" = ANY(${[...TOLD_KINDS]}::text[])
      ORDER BY "version", "ordinal" LIMIT ${EVENTS_MAX}::int`;
    const written = await writeNotifications(tx, boardId, await readNews(tx, boardId, from, whole(events)));
    const reached = events.length < EVENTS_MAX ? head : (whole(events).at(-1)?.version ?? head);
    await tx.notificationCursor.update({ where: { boardId }, data: { version: reached } });
    return written;
  });
}

/** The version up to which people know; null while another process is at it. */
async function claim(tx: Tx, boardId: string): Promise<number | null> {
  await tx.$executeRaw`INSERT INTO "NotificationCursor" ("boardId", "version") VALUES (${boardId}::uuid, 0) ON CONFLICT DO NOTHING`;
  const [row] = await tx.$queryRaw<{ version: number }[]>`SELECT "version" FROM "NotificationCursor" WHERE "boardId" = ${boardId}::uuid FOR UPDATE SKIP LOCKED`;
  return row?.version ?? null;
}

/** Without the last write where it may have been cut in two; all of it where there is no other. */
function whole(events: readonly ToldEvent[]): readonly ToldEvent[] {
  const last = events.at(-1)?.version;
  if (events.length < EVENTS_MAX || events[0]?.version === last) return events;
  return events.filter(({ version }) => version !== last);
}
