import { now } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import { ensureWorkspace } from "@/server/people/ensure-workspace";
import { appendHistory } from "./append-history";
import { boardLimits } from "./board-limits";
import type { CreateBoard } from "./contracts";
import { lockBoard } from "./lock-board";

export type CreatedBoard = { id: string; key: string; name: string; workspace: string; version: number };

/** Makes a board whose maker holds every role of a team. Throws `CONFLICT board_key_taken`, `not_found` for a foreign workspace. */
export async function createBoard(db: Db, user: { id: string }, input: CreateBoard): Promise<CreatedBoard> {
  try {
    return await inTransaction(db, async (tx) => {
      const workspace = await ensureWorkspace(tx, user.id, input.workspace);
      const { key, name, timeZone, locale } = input;
      const { id } = await tx.board.create({ data: { workspaceId: workspace.id, key, name, timeZone, locale, createdAt: now(), writtenAt: now() } });
      await tx.membership.create({
        data: { boardId: id, userId: user.id, roles: ["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER"], counted: true, joinedAt: now() },
      });
      const board = await lockBoard(tx, id);
      await appendHistory(tx, board, { userId: user.id }, [{ kind: "board.created", data: { name, limits: boardLimits(board), headcount: 1 } }]);
      return { id, key, name, workspace: workspace.slug, version: board.version };
    });
  } catch (error) {
    const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    throw taken ? new DomainError("CONFLICT", "board_key_taken", { key: input.key }) : error;
  }
}
