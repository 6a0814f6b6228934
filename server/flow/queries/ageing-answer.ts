import { bareSql } from "@/server/platform/db/bare-sql";
import type { Reader } from "@/server/platform/db/client";
import { isoInstant } from "@/server/platform/domain/instant";
import { ageBands, ageing, isBeyond } from "../domain/ageing";
import type { AgeingAnswer } from "../contracts/answers";
import { madeFrom } from "./made-from";
import type { Reading } from "./read-flow";
import { nameOf } from "./time-answers";

/** Cards that are being worked on by age, beside the age at which the window's finished cards left each column. */
export async function ageingAnswerOf(db: Reader, reading: Reading): Promise<AgeingAnswer> {
  const bands = ageBands(reading.finished, reading.ruler);
  const aged = ageing(reading.cards, reading.window.now.getTime(), reading.ruler);
  const people = await assigneesOf(db, reading.board.id, aged.map(({ card }) => card.key));
  return {
    definition: "ageing.v1",
    method: "nearest-rank",
    ...madeFrom(reading, aged.length),
    unit: reading.unit,
    cards: aged.map(({ card, column, span, startedAt, blocked }) => ({
      ...nameOf(card),
      column,
      ...span,
      startedAt: isoInstant(startedAt),
      blocked,
      assignees: people.get(card.key) ?? [],
      flagged: isBeyond({ column, span }, bands),
    })),
    bands: { BACKLOG: bands.BACKLOG.percentiles, PLANNED: bands.PLANNED.percentiles, IN_WORK: bands.IN_WORK.percentiles },
    bandsN: { BACKLOG: bands.BACKLOG.n, PLANNED: bands.PLANNED.n, IN_WORK: bands.IN_WORK.n },
  };
}

/** The names of those assigned to these cards now. */
async function assigneesOf(db: Reader, boardId: string, keys: readonly string[]): Promise<Map<string, string[]>> {
  if (keys.length === 0) return new Map();
  const rows = await bareSql(db).$queryRaw<{ key: string; names: string[] }[]>`
    SELECT b."key" || '-' || c."number" AS "key", json_agg(u."name" ORDER BY u."name") AS "names"
    FROM "Card" c JOIN "Board" b ON b."id" = c."boardId" JOIN "CardAssignee" a ON a."cardId" = c."id" JOIN "User" u ON u."id" = a."userId"
    WHERE c."boardId" = ${boardId}::uuid AND b."key" || '-' || c."number" = ANY(${keys}::text[])
    GROUP BY b."key", c."number"`;
  return new Map(rows.map(({ key, names }) => [key, names]));
}
