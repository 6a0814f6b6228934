import { appendHistory } from "@/server/board/append-history";
import { cardKey } from "@/server/board/domain/card-key";
import type { NewEvent } from "@/server/board/domain/history-event";
import { getLiveCard } from "@/server/board/find-card";
import { lockBoard } from "@/server/board/lock-board";
import { unlockUnchanged } from "@/server/board/unlock-unchanged";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { now } from "@/server/platform/clock";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { PokerRound } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import { UNSURE } from "./domain/poker";
import { tellWatchers } from "./tell-watchers";

type Played = { version: number };

/**
 * Begins planning poker on a card; everybody who sees the board hears of it. One that runs already is joined.
 * Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN card_archived`, `poker_done` for a card that is done.
 */
export function startPoker(db: Db, actor: Actor, key: string): Promise<Played> {
  assertMay("card.estimate", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getLiveCard(tx, board.id, key);
    if (card.column === "DONE") throw new DomainError("RULE_BROKEN", "poker_done", { card: key });
    if (await tx.pokerRound.findUnique({ where: { cardId: card.id } })) return { version: await unlockUnchanged(tx, board) };
    await tx.pokerRound.create({ data: { boardId: board.id, cardId: card.id, startedById: actor.userId ?? "", startedAt: board.writtenAt } });
    await appendHistory(tx, board, actor, [{ kind: "poker.started", data: { card: cardKey(board.key, card.number) } }]);
    return { version: board.version };
  });
}

/** Says what the actor thinks, or takes it back with null. Throws `FORBIDDEN`, `RULE_BROKEN poker_over`, `poker_revealed`, `INVALID poker_value`. */
export async function votePoker(db: Db, actor: Actor, key: string, value: string | null): Promise<void> {
  assertMay("card.estimate", actor);
  await inTransaction(db, async (tx) => {
    const round = await lockRound(tx, actor, key);
    if (round.revealedAt) throw new DomainError("RULE_BROKEN", "poker_revealed");
    const vote = { roundId: round.id, userId: actor.userId ?? "" };
    if (value === null) await tx.pokerVote.deleteMany({ where: vote });
    else {
      const { pointScale } = await tx.board.findUniqueOrThrow({ where: { id: actor.boardId }, select: { pointScale: true } });
      if (value !== UNSURE && !pointScale.includes(value)) throw new DomainError("INVALID", "poker_value", { scale: pointScale.join(", ") });
      await tx.pokerVote.upsert({ where: { roundId_userId: vote }, create: { ...vote, value }, update: { value } });
    }
    await tellWatchers(tx, actor.boardId);
  });
}

/** Shows everybody all votes. Throws `FORBIDDEN`, `RULE_BROKEN poker_over`, `poker_no_votes`. */
export async function revealPoker(db: Db, actor: Actor, key: string): Promise<void> {
  assertMay("card.estimate", actor);
  await inTransaction(db, async (tx) => {
    const round = await lockRound(tx, actor, key);
    if (round.revealedAt) return;
    if ((await tx.pokerVote.count({ where: { roundId: round.id } })) === 0) throw new DomainError("RULE_BROKEN", "poker_no_votes");
    await tx.pokerRound.update({ where: { id: round.id }, data: { revealedAt: now() } });
    await tellWatchers(tx, actor.boardId);
  });
}

/** Votes once more from nothing. Throws `FORBIDDEN`, `RULE_BROKEN poker_over`. */
export async function repeatPoker(db: Db, actor: Actor, key: string): Promise<void> {
  assertMay("card.estimate", actor);
  await inTransaction(db, async (tx) => {
    const round = await lockRound(tx, actor, key);
    await tx.pokerVote.deleteMany({ where: { roundId: round.id } });
    await tx.pokerRound.update({ where: { id: round.id }, data: { revealedAt: null } });
    await tellWatchers(tx, actor.boardId);
  });
}

/** Ends the round; with `points` they become the card's estimate, once the votes were shown. Throws `FORBIDDEN`, `RULE_BROKEN poker_over`, `poker_hidden`. */
export function endPoker(db: Db, actor: Actor, key: string, points: number | null): Promise<Played> {
  assertMay("card.estimate", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const round = await lockRound(tx, actor, key);
    if (points !== null && !round.revealedAt) throw new DomainError("RULE_BROKEN", "poker_hidden");
    await tx.pokerRound.delete({ where: { id: round.id } });
    const card = await getLiveCard(tx, board.id, key);
    const from = card.points === null ? null : Number(card.points);
    const estimated: NewEvent[] = points === null || points === from ? [] : [{ kind: "card.estimated", cardId: card.id, data: { from, points } }];
    if (estimated.length > 0) await tx.card.update({ where: { id: card.id }, data: { points } });
    await appendHistory(tx, board, actor, [{ kind: "poker.ended", data: { card: cardKey(board.key, card.number), points } }, ...estimated]);
    return { version: board.version };
  });
}

/** The card's round, held so that a vote and its showing cannot pass each other. */
async function lockRound(tx: Tx, actor: Actor, key: string): Promise<PokerRound> {
  const card = await getLiveCard(tx, actor.boardId, key);
  await tx.$queryRaw`SELECT 1 FROM "PokerRound" WHERE "cardId" = ${card.id}::uuid FOR UPDATE`;
  const round = await tx.pokerRound.findUnique({ where: { cardId: card.id } });
  if (!round) throw new DomainError("RULE_BROKEN", "poker_over", { card: key });
  return round;
}
