import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { appendHistory } from "./append-history";
import { lockBoard } from "./lock-board";

type Edit = { name?: string | undefined; timeZone?: string | undefined; locale?: string | undefined };

/** Renames a board or changes its time zone or language. Throws `FORBIDDEN`. */
export function editBoard(db: Db, actor: Actor, { name, timeZone, locale }: Edit): Promise<{ version: number }> {
  assertMay("board.configure", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const data = { ...(name ? { name } : {}), ...(timeZone ? { timeZone } : {}), ...(locale ? { locale } : {}) };
    await tx.board.update({ where: { id: board.id }, data });
    await appendHistory(tx, board, actor, [{ kind: "board.edited", data: { fields: Object.keys(data) } }]);
    return { version: board.version };
  });
}
