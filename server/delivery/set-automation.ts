import { appendHistory } from "@/server/board/append-history";
import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import type { SetAutomation } from "./contracts";
import { type AutomationSettings, getAutomation } from "./queries/get-automation";

/** Switches a board's rules. Throws `FORBIDDEN`, and `INVALID unknown_environment` for one that is not the board's. */
export async function setAutomation(db: Db, actor: Actor, { key: _key, ...wanted }: SetAutomation): Promise<AutomationSettings> {
  assertMay("board.configure", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const before = await getAutomation(tx, board.id);
    const after = { ...before, ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) };
    if (after.finishOn !== "DEPLOYED") after.finishEnvironmentId = null;
    else if (!(await tx.environment.count({ where: { id: after.finishEnvironmentId ?? "00000000-0000-0000-0000-000000000000", boardId: board.id, removedAt: null } }))) {
      throw new DomainError("INVALID", "unknown_environment");
    }
    await tx.automation.upsert({ where: { boardId: board.id }, create: { boardId: board.id, ...after }, update: after });
    const fields = Object.keys(after).filter((name) => after[name as keyof AutomationSettings] !== before[name as keyof AutomationSettings]);
    await appendHistory(tx, board, actor, [{ kind: "automation.changed", data: { fields } }]);
    return after;
  });
}
