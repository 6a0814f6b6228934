import { appendHistory } from "@/server/board/append-history";
import { lockBoard } from "@/server/board/lock-board";
import { unlockUnchanged } from "@/server/board/unlock-unchanged";
import { hashSecret, randomBase62 } from "@/server/people/api-token";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { env } from "@/server/platform/env";
import type { SetIntake } from "./contracts/intake";

/** 190 bits. */
const TOKEN_LENGTH = 32;

/**
 * Opens a board's public form, or closes it. One that is open gets a new link, and the old one leads nowhere from then on.
 * Returns the link, which is told only now; null when the form is closed. Throws `FORBIDDEN`.
 */
export function setIntake(db: Db, actor: Actor, { open }: SetIntake): Promise<{ link: string | null }> {
  assertMay("board.configure", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const before = await tx.intake.findUnique({ where: { boardId: board.id } });
    if (!open && !before) {
      await unlockUnchanged(tx, board);
      return { link: null };
    }
    const token = randomBase62(TOKEN_LENGTH);
    const intake = { hash: hashSecret(token), openedAt: board.writtenAt };
    if (open) await tx.intake.upsert({ where: { boardId: board.id }, create: { boardId: board.id, ...intake }, update: intake });
    else await tx.intake.delete({ where: { boardId: board.id } });
    const change = !open ? "closed" : before ? "renewed" : "opened";
    await appendHistory(tx, board, actor, [{ kind: "intake.changed", data: { change } }]);
    return { link: open ? `${env().publicUrl}/request/${token}` : null };
  });
}
