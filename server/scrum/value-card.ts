import { appendHistory } from "@/server/board/append-history";
import { getLiveCard } from "@/server/board/find-card";
import { lockBoard } from "@/server/board/lock-board";
import { unlockUnchanged } from "@/server/board/unlock-unchanged";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import type { CardWorth } from "@/server/platform/db/generated/client";
import type { ValueCard } from "./contracts/backlog";
import { NO_WORTH, type Worth } from "./domain/score";

type Valued = { worth: Worth; version: number };

/** Sets what a card is worth; a part that is not given stays, null takes it away. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN card_archived`. */
export function valueCard(db: Db, actor: Actor, { cardKey, ...wish }: ValueCard): Promise<Valued> {
  assertMay("card.setValue", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getLiveCard(tx, board.id, cardKey);
    const row = await tx.cardWorth.findUnique({ where: { cardId: card.id } });
    const before = row ? toWorth(row) : NO_WORTH;
    const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
    const worth: Worth = { ...before, ...given };
    const fields = (Object.keys(NO_WORTH) as (keyof Worth)[]).filter((name) => worth[name] !== before[name]);
    if (fields.length === 0) return { worth, version: await unlockUnchanged(tx, board) };
    await tx.cardWorth.upsert({ where: { cardId: card.id }, create: { cardId: card.id, ...worth }, update: worth });
    await appendHistory(tx, board, actor, [{ kind: "card.valued", cardId: card.id, data: { fields } }]);
    return { worth, version: board.version };
  });
}

function toWorth({ effort, impact, cardId: _cardId, ...rest }: CardWorth): Worth {
  return { ...rest, effort: effort === null ? null : Number(effort), impact: impact === null ? null : Number(impact) };
}
