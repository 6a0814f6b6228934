import { appendHistory } from "@/server/board/append-history";
import { lockBoard, type LockedBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { Sprint } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import type { JudgeGoal } from "./contracts/review";
import { getSprint } from "./find-sprint";
import { limitWrites } from "./limit-writes";

/** Says whether the goal of a sprint that has begun was met, beside its report, which stays as it is. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN sprint_not_started`. */
export async function judgeGoal(db: Db, actor: Actor, { sprint: number, isMet, remark }: JudgeGoal): Promise<{ version: number }> {
  assertMay("sprint.judgeGoal", actor);
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const sprint = await getReviewed(tx, board, number);
    const said = { isGoalMet: isMet, remark, saidById: actor.userId ?? "", saidAt: board.writtenAt };
    await tx.sprintReview.upsert({ where: { sprintId: sprint.id }, create: { sprintId: sprint.id, ...said }, update: said });
    await appendHistory(tx, board, actor, [{ kind: "sprint.reviewed", data: { sprint: number, isGoalMet: isMet } }]);
    return { version: board.version };
  });
}

/** A sprint of the board that can be reviewed: it has begun. Throws `not_found`, `RULE_BROKEN sprint_not_started`. */
export async function getReviewed(tx: Tx, board: Pick<LockedBoard, "id">, number: number): Promise<Sprint> {
  const sprint = await getSprint(tx, board.id, number);
  if (!sprint.startedAt) throw new DomainError("RULE_BROKEN", "sprint_not_started", { sprint: sprint.name });
  return sprint;
}
