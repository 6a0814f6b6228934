import { appendHistory } from "@/server/board/append-history";
import { lockBoard } from "@/server/board/lock-board";
import { unlockUnchanged } from "@/server/board/unlock-unchanged";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import type { SetReadiness } from "./contracts/readiness";
import { type ReadyLine, listReadyLines } from "./queries/list-ready-lines";

/** Sets the lines of a board's Definition of Ready. Returns them. Throws `FORBIDDEN`, `not_found` for a line that is not the board's or is named twice. */
export function setReadiness(db: Db, actor: Actor, { lines }: SetReadiness): Promise<ReadyLine[]> {
  assertMay("board.configure", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const before = await listReadyLines(tx, board.id);
    const kept = lines.flatMap(({ id }) => id ?? []);
    if (new Set(kept).size < kept.length || kept.some((id) => !before.some((line) => line.id === id))) throw notFound();
    const isSame = lines.length === before.length && lines.every(({ id, text }, at) => before[at]?.id === id && before[at]?.text === text);
    if (isSame) {
      await unlockUnchanged(tx, board);
      return before;
    }
    await tx.readyLine.deleteMany({ where: { boardId: board.id, id: { notIn: kept } } });
    for (const [position, { id, text }] of lines.entries()) {
      if (id) await tx.readyLine.update({ where: { id }, data: { position, text } });
      else await tx.readyLine.create({ data: { boardId: board.id, position, text } });
    }
    await appendHistory(tx, board, actor, [{ kind: "ready.changed", data: { lines: lines.map(({ text }) => text) } }]);
    return listReadyLines(tx, board.id);
  });
}
