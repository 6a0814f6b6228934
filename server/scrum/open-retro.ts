import { appendHistory } from "@/server/board/append-history";
import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { assertFacilitates } from "./assert-facilitates";
import type { OpenRetro, StepRetro } from "./contracts/retro";
import { canStep, RETRO_STEPS } from "./domain/retro-step";
import { lockRetro } from "./find-retro";
import { getSprint } from "./find-sprint";
import { limitWrites } from "./limit-writes";

type Written = { version: number };

/** Opens the retrospective of a sprint that has begun. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN sprint_not_started`, `retro_open` where it has one. */
export async function openRetro(db: Db, actor: Actor, { sprint: number, anonymous, votesEach }: OpenRetro): Promise<Written> {
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    await assertFacilitates(tx, actor);
    const board = await lockBoard(tx, actor.boardId);
    const sprint = await getSprint(tx, board.id, number);
    if (!sprint.startedAt) throw new DomainError("RULE_BROKEN", "sprint_not_started", { sprint: sprint.name });
    if (await tx.retrospective.findUnique({ where: { sprintId: sprint.id } })) throw new DomainError("RULE_BROKEN", "retro_open");
    await tx.retrospective.create({ data: { boardId: board.id, sprintId: sprint.id, isAnonymous: anonymous, votesEach, openedById: actor.userId ?? "", openedAt: board.writtenAt } });
    await appendHistory(tx, board, actor, [{ kind: "retrospective.opened", data: { sprint: number, isAnonymous: anonymous } }]);
    return { version: board.version };
  });
}

/**
 * Takes the retrospective to the next step, or back to the one before. Closing it counts the votes and forgets whose they were.
 * Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN retro_closed`, `INVALID retro_no_step` for a step too far, `CONFLICT changed_meanwhile`.
 */
export async function stepRetro(db: Db, actor: Actor, { sprint, from, to }: StepRetro): Promise<Written> {
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    await assertFacilitates(tx, actor);
    const board = await lockBoard(tx, actor.boardId);
    const retro = await lockRetro(tx, board.id, sprint, RETRO_STEPS);
    if (retro.step === "CLOSED") throw new DomainError("RULE_BROKEN", "retro_closed");
    if (retro.step !== from) throw new DomainError("CONFLICT", "changed_meanwhile");
    if (!canStep(from, to)) throw new DomainError("INVALID", "retro_no_step");
    if (to === "CLOSED") await countVotes(tx, retro.id);
    await tx.retrospective.update({ where: { id: retro.id }, data: { step: to, closedAt: to === "CLOSED" ? board.writtenAt : null } });
    await appendHistory(tx, board, actor, [{ kind: "retrospective.stepped", data: { sprint, step: to } }]);
    return { version: board.version };
  });
}

async function countVotes(tx: Tx, retroId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "RetroNote" n SET "votes" = v."votes" FROM (SELECT "noteId", sum("votes")::int AS "votes" FROM "RetroVote" GROUP BY "noteId") v
    WHERE n."retroId" = ${retroId}::uuid AND v."noteId" = n."id"`;
  await tx.retroVote.deleteMany({ where: { note: { retroId } } });
}
