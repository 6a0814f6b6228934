-- What clocks and charts need of a card's history, a row a card.
CREATE TABLE "CardTrail" (
    "cardId" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "events" TEXT NOT NULL,

    CONSTRAINT "CardTrail_pkey" PRIMARY KEY ("cardId")
);

-- AddForeignKey
ALTER TABLE "CardTrail" ADD CONSTRAINT "CardTrail_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Card_boardId_finishedAt_idx" ON "Card"("boardId", "finishedAt");

-- It found finished cards in the history; they are found by the index above now.
DROP INDEX "HistoryEvent_done_idx";

-- One event as a trail holds it, read by server/flow/domain/read-trail.ts; NULL for one that tells nothing about time:
-- kind, column, outcome, milliseconds since 1970, version, ordinal and, for a move that takes another back, that one's version.
CREATE FUNCTION "trailOf"(kind text, at timestamptz, version int, ordinal int, data jsonb) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT k
    || CASE COALESCE(data->>'to', data->>'column') WHEN 'BACKLOG' THEN 'B' WHEN 'PLANNED' THEN 'P' WHEN 'IN_WORK' THEN 'W' WHEN 'DONE' THEN 'D' ELSE '-' END
    || CASE data->>'outcome' WHEN 'DONE' THEN 'D' WHEN 'WONT_DO' THEN 'W' WHEN 'DUPLICATE' THEN 'U' ELSE '-' END
    || floor(extract(epoch FROM at) * 1000)::bigint || ':' || version || ':' || ordinal || COALESCE(':' || (data->>'undoes'), '') || ';'
  FROM (SELECT CASE kind WHEN 'card.created' THEN 'c' WHEN 'card.moved' THEN 'm' WHEN 'card.restored' THEN 'r' WHEN 'card.archived' THEN 'a'
    WHEN 'card.deleted' THEN 'd' WHEN 'card.blocked' THEN 'b' WHEN 'card.unblocked' THEN 'u' END AS k) AS kinds
$$;

INSERT INTO "CardTrail" ("cardId", "boardId", "events")
SELECT h."cardId", h."boardId", string_agg("trailOf"(h."kind", h."at", h."version", h."ordinal", h."data"), '' ORDER BY h."version", h."ordinal")
FROM "HistoryEvent" h
WHERE h."cardId" IS NOT NULL AND "trailOf"(h."kind", h."at", h."version", h."ordinal", h."data") IS NOT NULL
GROUP BY h."cardId", h."boardId";
