import type { Db } from "@/server/platform/db/client";
import { inTransaction } from "@/server/platform/db/client";
import { checkBoard } from "./check-board";
import { checkSchema } from "./check-schema";

const TIMEOUT_MS = 300_000;

/** Every invariant that does not hold of this installation, a sentence each; none of a healthy one. */
export async function findBreaches(db: Db): Promise<string[]> {
  const found = await checkSchema(db);
  const boards = await db.board.findMany({ orderBy: { createdAt: "asc" }, select: { id: true, key: true } });
  for (const board of boards) found.push(...(await checkUnderLock(db, board)));
  return found;
}

/** Under the board's lock, so that a write meanwhile is not taken for a breach. */
function checkUnderLock(db: Db, { id, key }: { id: string; key: string }): Promise<string[]> {
  return inTransaction(
    db,
    async (tx) => {
      const [held] = await tx.$queryRaw<{ version: number; nextNumber: number }[]>`SELECT "version", "nextNumber" FROM "Board" WHERE "id" = ${id}::uuid FOR SHARE`;
      return held ? checkBoard(tx, { id, key, ...held }) : [];
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
