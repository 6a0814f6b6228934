import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { appendHistory } from "./append-history";
import { boardLimits } from "./board-limits";
import type { SetLimits } from "./contracts";
import type { BoardLimits } from "./domain/wip-limit";
import { headFacts } from "./head-facts";
import { lockBoard } from "./lock-board";

/** Sets the board's limits. Nothing is evicted: a column over its new limit lets cards only out. Throws `FORBIDDEN`. */
export function setLimits(db: Db, actor: Actor, input: SetLimits): Promise<{ limits: BoardLimits; version: number }> {
  assertMay("limits.manage", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const after = await tx.board.update({
      where: { id: board.id },
      data: {
        plannedMode: input.planned.mode,
        plannedValue: input.planned.value,
        inWorkMode: input.inWork.mode,
        inWorkValue: input.inWork.value,
        enforcement: input.enforcement,
        personalLimit: input.personal,
      },
    });
    const limits = boardLimits(after);
    await appendHistory(tx, board, actor, [{ kind: "limits.changed", data: { from: boardLimits(board), to: limits, ...(await headFacts(tx, board)) } }]);
    return { limits, version: board.version };
  });
}
