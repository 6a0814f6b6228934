import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inBareTransaction, type Statements } from "@/server/platform/db/client";
import type { ApplyOrder } from "./contracts/backlog";
import { planRanks } from "./domain/plan-ranks";
import type { Worth } from "./domain/score";
import { suggestOrder } from "./domain/suggest-order";
import { WORTH_OF } from "./queries/select-worth";
import { type BacklogPlace, listPlaces, type RankedCards, writeRanks } from "./rank-cards";

type Weighed = { id: string; points: number | null; worth: Worth };
const NOT_WEIGHED = { points: null, worth: null };

/**
 * Puts the Backlog into the order of a score as one step that can be undone. Only cards whose place changes are ranked anew: the
 * longest run that is in order already stays, and so do cards without a score, behind the others. Throws `FORBIDDEN`.
 */
export function applyOrder(db: Db, actor: Actor, { by }: ApplyOrder): Promise<RankedCards> {
  assertMay("backlog.rank", actor);
  return inBareTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const wanted = suggestOrder(await weigh(tx, board.id, await listPlaces(tx, board)), by);
    return writeRanks(tx, board, actor, wanted, planRanks(wanted));
  });
}

async function weigh(tx: Statements, boardId: string, places: readonly BacklogPlace[]): Promise<(BacklogPlace & Weighed)[]> {
  const rows = await tx.$queryRaw<Weighed[]>`
    SELECT c."id"::text, c."points"::float8, ${WORTH_OF} AS "worth" FROM "Card" c LEFT JOIN "CardWorth" w ON w."cardId" = c."id"
    WHERE c."boardId" = ${boardId}::uuid AND c."column" = 'BACKLOG' AND c."archivedAt" IS NULL AND c."deletedAt" IS NULL`;
  const weights = new Map(rows.map((row) => [row.id, row]));
  return places.map((place) => ({ ...place, ...(weights.get(place.id) ?? NOT_WEIGHED) }) as BacklogPlace & Weighed);
}
