import type { Metric } from "@/server/flow/contracts/inputs";

const COLUMN = `COALESCE("data"->>'to', "data"->>'column')`;
const CARDS = `SELECT "cardId", min("at") FILTER (WHERE "kind" = 'card.created') AS created,
  min("at") FILTER (WHERE ${COLUMN} IN ('IN_WORK', 'DONE') AND "kind" <> 'card.ranked') AS started, max("at") FILTER (WHERE ${COLUMN} = 'DONE') AS finished
  FROM "HistoryEvent" WHERE "boardId" = $1 AND "cardId" IS NOT NULL GROUP BY "cardId"`;
const spans = (from: string) => `SELECT percentile_disc(ARRAY[.5, .7, .85, .95]) WITHIN GROUP (ORDER BY finished - ${from}), count(*) FROM (${CARDS}) c WHERE finished >= $2 AND finished < $3`;
const STAYS = `SELECT "cardId", ${COLUMN} AS col, "at", lead("at", 1, now()) OVER (PARTITION BY "cardId" ORDER BY "version") AS until
  FROM "HistoryEvent" WHERE "boardId" = $1 AND "kind" IN ('card.created', 'card.moved')`;
const COLUMNS = `SELECT col, sum(until - at) FROM (${STAYS}) s WHERE col <> 'DONE' AND "cardId" IN (SELECT "cardId" FROM (${CARDS}) c WHERE finished >= $2 AND finished < $3) GROUP BY col`;
const DAYS = `SELECT date_trunc('day', at) AS day, col, count(*), sum(count(*)) OVER (PARTITION BY col ORDER BY date_trunc('day', at)) FROM (${STAYS}) s WHERE at < $3 GROUP BY 1, 2 HAVING date_trunc('day', $2::timestamptz) IS NOT NULL`;

/** The least that a database must do for a metric, on the rows of the history themselves: no undo, no zone, no names, no list. */
export const BARE: Record<Exclude<Metric, "littles-law" | "velocity" | "burndown">, string> = {
  "lead-time": spans("created"),
  "cycle-time": spans("started"),
  "time-in-column": COLUMNS,
  "flow-efficiency": COLUMNS,
  bottleneck: COLUMNS,
  throughput: `SELECT date_trunc('day', finished) AS day, count(*) FROM (${CARDS}) c WHERE finished >= $2 AND finished < $3 GROUP BY 1`,
  forecast: `SELECT date_trunc('day', finished) AS day, count(*) FROM (${CARDS}) c WHERE finished >= $2 AND finished < $3 GROUP BY 1`,
  wip: DAYS,
  cfd: DAYS,
  "cards-per-column": DAYS,
  ageing: `SELECT "cardId", now() - started FROM (${CARDS}) c WHERE started IS NOT NULL AND finished IS NULL AND $2::timestamptz < $3::timestamptz`,
};
