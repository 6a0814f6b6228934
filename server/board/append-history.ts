import type { Actor } from "@/server/people/domain/actor";
import type { Tx } from "@/server/platform/db/client";
import type { Prisma } from "@/server/platform/db/generated/client";
import { BOARD_CHANNEL } from "@/server/platform/feed/hub";
import type { NewEvent } from "./domain/history-event";
import type { LockedBoard } from "./lock-board";

/**
 * Writes what happened, in the transaction that made it happen, and tells every process at commit.
 * Called once for each locked write, with at least one event: a version without an event would be a gap.
 */
export async function appendHistory(tx: Tx, board: LockedBoard, actor: Pick<Actor, "userId" | "via">, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) throw new Error("a write without an event would leave a gap in the history");
  const rows = events.map((event, ordinal) => ({
    boardId: board.id,
    version: board.version,
    ordinal,
    cardId: event.cardId ?? null,
    kind: event.kind,
    at: event.at ?? board.writtenAt,
    actorId: actor.userId,
    via: event.via ?? actor.via ?? null,
    data: event.data as Prisma.InputJsonValue,
  }));
  for (let start = 0; start < rows.length; start += BATCH) await tx.historyEvent.createMany({ data: rows.slice(start, start + BATCH) });
  await tx.$executeRaw`SELECT pg_notify(${BOARD_CHANNEL}, ${board.id})`;
}

const BATCH = 1_000;
