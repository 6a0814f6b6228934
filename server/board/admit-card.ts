import type { Actor } from "@/server/people/domain/actor";
import type { Tx } from "@/server/platform/db/client";
import type { Column } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import { boardLimits } from "./board-limits";
import { entryFacts } from "./domain/entry-facts";
import type { EntryFacts } from "./domain/history-event";
import { planEntry, rankAt } from "./domain/plan-move";
import { type Anchor, findPlace, findPlaceAt, loadTarget } from "./load-target";
import type { LockedBoard } from "./lock-board";

type Admission = { column: Column; after: Anchor; /** The rank that it goes back to, instead. */ backTo?: string | undefined; cardId: string | null; expedite: boolean; override?: { reason: string } | undefined };

/**
 * Lets a card that comes from outside the columns (new, restored, no longer expedited) into one, by the same rule as a move.
 * Returns its rank and what the history keeps. Throws what `planEntry` throws, and `RULE_BROKEN expedite_taken`.
 */
export async function admitCard(tx: Tx, board: LockedBoard, actor: Actor, { column, after, backTo, cardId, expedite, override }: Admission): Promise<{ rank: string; facts: EntryFacts }> {
  if (expedite) await assertLaneFree(tx, board, cardId);
  const rank = rankAt(await (backTo === undefined || cardId === null ? findPlace(tx, board, column, after, cardId, actor.roles) : findPlaceAt(tx, board, column, backTo, cardId)));
  if (expedite) return { rank, facts: {} };
  const target = await loadTarget(tx, board, column, cardId);
  return { rank, facts: entryFacts(planEntry(target, override, boardLimits(board), actor.roles)) };
}

/** Throws `RULE_BROKEN expedite_taken` with the key's number when another card stands in the expedite lane. */
export async function assertLaneFree(tx: Tx, board: LockedBoard, cardId: string | null): Promise<void> {
  const taken = await tx.card.findFirst({ where: { boardId: board.id, expedite: true, ...(cardId ? { id: { not: cardId } } : {}) }, select: { number: true } });
  if (taken) throw new DomainError("RULE_BROKEN", "expedite_taken", { card: `${board.key}-${taken.number}` });
}
