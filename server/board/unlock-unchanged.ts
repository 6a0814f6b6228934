import type { Statements } from "@/server/platform/db/client";
import type { LockedBoard } from "./lock-board";

/** Ends a write that turned out to change nothing: its version is given back, since one without an event would be a gap. Returns the board's version. */
export async function unlockUnchanged(tx: Statements, board: LockedBoard): Promise<number> {
  await tx.$executeRaw`UPDATE "Board" SET "version" = ${board.version - 1}::int WHERE "id" = ${board.id}::uuid`;
  return board.version - 1;
}
