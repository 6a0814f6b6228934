import type { Statements } from "@/server/platform/db/client";

/** Takes a board's lock without numbering a write: for what is made of several writes and must see the board stand still before the first. */
export async function holdBoard(tx: Statements, boardId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Board" WHERE "id" = ${boardId}::uuid FOR UPDATE`;
}
