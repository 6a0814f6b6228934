import { appendHistory } from "@/server/board/append-history";
import type { NewEvent } from "@/server/board/domain/history-event";
import { cardKey, parseCardKey } from "@/server/board/domain/card-key";
import { lockBoard, type LockedBoard } from "@/server/board/lock-board";
import { unlockUnchanged } from "@/server/board/unlock-unchanged";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inBareTransaction, type Statements } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import type { RankCards } from "./contracts/backlog";
import { planRanks, type Ranked } from "./domain/plan-ranks";
import { numbersOf } from "./find-cards";

/** The keys of the cards whose rank changed, in their new order, and the board's version after it. */
export type RankedCards = { cards: string[]; version: number };
export type BacklogPlace = Ranked & { number: number };

/**
 * Brings cards of the Backlog to a place, together and in the order that they are in. Throws `FORBIDDEN`, `not_found`,
 * `RULE_BROKEN not_in_backlog`, `CONFLICT anchor_moved` when the card to stand after has left the Backlog.
 */
export function rankCards(db: Db, actor: Actor, { cards: keys, place }: RankCards): Promise<RankedCards> {
  assertMay("backlog.rank", actor);
  return inBareTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const backlog = await listPlaces(tx, board);
    const numbers = new Set(numbersOf(board.key, keys));
    const moving = backlog.filter(({ number }) => numbers.has(number));
    if (moving.length < numbers.size) await refuseMissing(tx, board, [...numbers].filter((number) => !moving.some((card) => card.number === number)));
    const others = backlog.filter(({ number }) => !numbers.has(number));
    const at = placeAmong(board, others, place);
    const wanted = [...others.slice(0, at), ...moving, ...others.slice(at)];
    return writeRanks(tx, board, actor, wanted, planRanks(wanted, new Set(moving.map(({ id }) => id))));
  });
}

/** Every card of the Backlog in rank order, read under the board's lock. */
export function listPlaces(tx: Statements, board: LockedBoard): Promise<BacklogPlace[]> {
  return tx.$queryRaw<BacklogPlace[]>`
    SELECT "id"::text, "number", "rank" FROM "Card"
    WHERE "boardId" = ${board.id}::uuid AND "column" = 'BACKLOG' AND "archivedAt" IS NULL AND "deletedAt" IS NULL ORDER BY "rank"`;
}

/** Writes new ranks, by id, as one step. No two cards ever have one rank, not even between two rows of a statement: so those that move step aside first. */
export async function writeRanks(tx: Statements, board: LockedBoard, actor: Actor, order: readonly BacklogPlace[], ranks: ReadonlyMap<string, string>): Promise<RankedCards> {
  const moved = order.flatMap(({ id, number }) => ({ id, number, rank: ranks.get(id) ?? "" })).filter(({ rank }) => rank !== "");
  if (moved.length === 0) return { cards: [], version: await unlockUnchanged(tx, board) };
  const rows = JSON.stringify(moved.map(({ id, rank }) => ({ id, rank })));
  if (moved.length > 1) await tx.$executeRaw`UPDATE "Card" c SET "rank" = '~' || r."id" FROM jsonb_to_recordset(${rows}::jsonb) AS r("id" text) WHERE c."id" = r."id"::uuid`;
  await tx.$executeRaw`UPDATE "Card" c SET "rank" = r."rank" FROM jsonb_to_recordset(${rows}::jsonb) AS r("id" uuid, "rank" text) WHERE c."id" = r."id"`;
  await appendHistory(tx, board, actor, moved.map(({ id, rank }): NewEvent => ({ kind: "card.ranked", cardId: id, data: { column: "BACKLOG", rank } })));
  return { cards: moved.map(({ number }) => cardKey(board.key, number)), version: board.version };
}

/** How many of the others stand above the place. */
function placeAmong(board: LockedBoard, others: readonly BacklogPlace[], place: RankCards["place"]): number {
  switch (place.to) {
    case "TOP":
      return 0;
    case "BOTTOM":
      return others.length;
    case "POSITION":
      return Math.min(place.position - 1, others.length);
    case "AFTER": {
      const parsed = parseCardKey(place.card);
      const at = parsed?.boardKey === board.key ? others.findIndex(({ number }) => number === parsed.number) : -1;
      if (at === -1) throw new DomainError("CONFLICT", "anchor_moved", { after: place.card });
      return at + 1;
    }
  }
}

async function refuseMissing(tx: Statements, board: LockedBoard, numbers: readonly number[]): Promise<never> {
  const [elsewhere] = await tx.$queryRaw<{ number: number }[]>`
    SELECT "number" FROM "Card" WHERE "boardId" = ${board.id}::uuid AND "number" = ${numbers[0] ?? 0}::int AND "deletedAt" IS NULL`;
  if (!elsewhere) throw notFound();
  throw new DomainError("RULE_BROKEN", "not_in_backlog", { card: cardKey(board.key, elsewhere.number) });
}
