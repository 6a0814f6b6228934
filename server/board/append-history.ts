import type { Actor } from "@/server/people/domain/actor";
import type { Statements } from "@/server/platform/db/client";
import { BOARD_CHANNEL } from "@/server/platform/feed/hub";
import type { NewEvent } from "./domain/history-event";
import type { LockedBoard } from "./lock-board";

/**
 * Writes what happened, in the transaction that made it happen, and tells every process at commit. The trails of the cards
 * are carried on in the same statement, so that what charts read is never behind what happened.
 * Called once for each locked write, with at least one event: a version without an event would be a gap.
 */
export async function appendHistory(tx: Statements, board: LockedBoard, actor: Pick<Actor, "userId" | "via">, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) throw new Error("a write without an event would leave a gap in the history");
  const rows = events.map((event, ordinal) => ({
    ordinal,
    cardId: event.cardId ?? null,
    kind: event.kind,
    at: event.at ?? board.writtenAt,
    via: event.via ?? actor.via ?? null,
    data: event.data,
  }));
  for (let start = 0; start < rows.length; start += BATCH) {
    // One parameter a batch: a history of years is hundreds of thousands of rows.
    await tx.$executeRaw`
      WITH told AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows.slice(start, start + BATCH))}::jsonb)
        AS r("ordinal" int, "cardId" uuid, "kind" text, "at" timestamptz, "via" text, "data" jsonb)),
      written AS (INSERT INTO "HistoryEvent" ("boardId", "version", "ordinal", "cardId", "kind", "at", "actorId", "via", "data")
        SELECT ${board.id}::uuid, ${board.version}::int, t."ordinal", t."cardId", t."kind", t."at", ${actor.userId}::uuid, t."via", t."data" FROM told t),
      trailed AS (INSERT INTO "CardTrail" ("cardId", "boardId", "events")
        SELECT p."cardId", ${board.id}::uuid, string_agg(p."event", '' ORDER BY p."ordinal")
        FROM (SELECT t."cardId", t."ordinal", "trailOf"(t."kind", t."at", ${board.version}::int, t."ordinal", t."data") AS "event" FROM told t WHERE t."cardId" IS NOT NULL) p
        WHERE p."event" IS NOT NULL
        GROUP BY p."cardId"
        ON CONFLICT ("cardId") DO UPDATE SET "events" = "CardTrail"."events" || EXCLUDED."events")
      SELECT pg_notify(${BOARD_CHANNEL}, ${board.id})`; // However often it is said, it is delivered once, at commit.
  }
}

const BATCH = 5_000;
