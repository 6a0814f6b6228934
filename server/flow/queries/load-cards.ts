import type { CardKind, Outcome } from "@/server/board/domain/card";
import { cardKey } from "@/server/board/domain/card-key";
import type { Column } from "@/server/board/domain/column";
import type { Reader } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import type { CardFilter } from "../contracts";
import { cardClock } from "../domain/card-clock";
import { CLOCK_KINDS, type ClockEvent } from "../domain/clock-event";
import type { FlowCard } from "./metric-answer";
import type { MetricWindow } from "../domain/metric-window";

type BoardOfMetric = { readonly id: string; readonly key: string };

/** One event as a short row of JSON: version, ordinal, kind, milliseconds since 1970, column, outcome, undone version. */
type EventRow = [number, number, string, number, Column | null, Outcome | null, number | null];
type CardRow = { number: number; externalId: string | null; title: string; kind: CardKind; events: EventRow[] };

/** Cards that entered Done in the window, with their clocks at `now`: all that can have finished in it, and some that have not. */
export function loadFinished(db: Reader, board: BoardOfMetric, window: MetricWindow, filter: CardFilter): Promise<FlowCard[]> {
  const until = window.to.getTime() < window.now.getTime() ? window.to : window.now;
  const cards = Prisma.sql`c."id" IN (
    SELECT e."cardId" FROM "HistoryEvent" e
    WHERE e."boardId" = ${board.id}::uuid AND e."at" >= ${window.from} AND e."at" <= ${until}
      AND COALESCE(e."data"->>'to', e."data"->>'column') = 'DONE')`;
  return loadCards(db, board, window.now, filter, cards);
}

/** Cards that were not finished at `now`, and some that were. */
export function loadUnfinished(db: Reader, board: BoardOfMetric, now: Date, filter: CardFilter): Promise<FlowCard[]> {
  return loadCards(db, board, now, filter, Prisma.sql`(c."finishedAt" IS NULL OR c."finishedAt" > ${now})`);
}

/** One statement for the cards and their events: a row a card, so that a long history stays cheap to carry over. */
async function loadCards(db: Reader, board: BoardOfMetric, now: Date, filter: CardFilter, which: Prisma.Sql): Promise<FlowCard[]> {
  const rows = await db.$queryRaw<CardRow[]>`
    SELECT c."number", c."externalId", c."title", c."kind"::text AS "kind",
      json_agg(json_build_array(h."version", h."ordinal", h."kind", floor(extract(epoch FROM h."at") * 1000),
        COALESCE(h."data"->>'to', h."data"->>'column'), h."data"->>'outcome', (h."data"->>'undoes')::int)) AS "events"
    FROM "Card" c
    JOIN "HistoryEvent" h ON h."cardId" = c."id" AND h."kind" IN (${Prisma.join([...CLOCK_KINDS])}) AND h."at" <= ${now}
    WHERE c."boardId" = ${board.id}::uuid AND ${which} AND ${matching(filter)}
    GROUP BY c."id"
    ORDER BY c."number"`;
  return rows.flatMap(({ events, number, ...card }) => {
    const clock = cardClock(events.map(clockEvent), now);
    const key = cardKey(board.key, number);
    return clock === null ? [] : [{ ...card, key, name: card.externalId ?? key, clock }];
  });
}

/** By what the card is now: its kind, its labels, the people assigned to it. */
function matching({ kind, label, person }: CardFilter): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`];
  if (kind !== undefined) conditions.push(Prisma.sql`c."kind" = ${kind}::"CardKind"`);
  if (label !== undefined) conditions.push(Prisma.sql`${label} = ANY(c."labels")`);
  if (person !== undefined) {
    conditions.push(Prisma.sql`EXISTS (
      SELECT 1 FROM "CardAssignee" a JOIN "User" u ON u."id" = a."userId"
      WHERE a."cardId" = c."id" AND (u."id"::text = ${person.toLowerCase()} OR u."email" = ${person.toLowerCase()}))`);
  }
  return Prisma.join(conditions, " AND ");
}

function clockEvent([version, ordinal, kind, at, column, outcome, undoes]: EventRow): ClockEvent {
  return { version, ordinal, kind, at: new Date(at), column, outcome, undoes };
}
