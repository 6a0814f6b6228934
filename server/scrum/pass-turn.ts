import { appendHistory } from "@/server/board/append-history";
import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay, may } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import { assertFacilitates } from "./assert-facilitates";
import type { PassTurn } from "./contracts/events";
import { passTurn as turnsAfter } from "./domain/event-turns";
import { getEvent } from "./find-event";
import { limitWrites } from "./limit-writes";

/**
 * Gives the word in a daily to somebody of the team, or to nobody. Who has it may pass it on themselves.
 * Throws `FORBIDDEN`, `not_found` for who is no member, `RULE_BROKEN event_over`, `INVALID event_speaker`, `CONFLICT changed_meanwhile`.
 */
export async function passTurn(db: Db, actor: Actor, { from, to, skip }: PassTurn): Promise<{ version: number }> {
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const isOwn = from !== null && from === actor.userId;
    if (isOwn) assertMay("event.takePart", actor);
    else await assertFacilitates(tx, actor);
    const event = await getEvent(tx, board.id);
    if (event.kind !== "DAILY") throw new DomainError("RULE_BROKEN", "event_over");
    if (event.speakerId !== from) throw new DomainError("CONFLICT", "changed_meanwhile");
    if (to !== null) await assertSpeaks(tx, board.id, to);
    const { speaker, spoken, skipped } = turnsAfter({ speaker: event.speakerId, spoken: event.spoken, skipped: event.skipped }, to, skip);
    await tx.scrumEvent.update({ where: { boardId: board.id }, data: { speakerId: speaker, spoken: [...spoken], skipped: [...skipped] } });
    await appendHistory(tx, board, actor, [{ kind: "event.changed", data: { event: event.kind, sprint: event.sprint.number, change: "turn" } }]);
    return { version: board.version };
  });
}

async function assertSpeaks(tx: Tx, boardId: string, userId: string): Promise<void> {
  const member = await tx.membership.findUnique({ where: { boardId_userId: { boardId, userId } }, select: { roles: true } });
  if (!member) throw notFound();
  if (!may("event.takePart", member.roles)) throw new DomainError("INVALID", "event_speaker");
}
