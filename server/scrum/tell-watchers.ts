import type { Tx } from "@/server/platform/db/client";
import { BOARD_CHANNEL } from "@/server/platform/feed/hub";

/** What is no part of the board's history, as a vote or a note: those who watch it are woken at commit, and read it anew. */
export async function tellWatchers(tx: Tx, boardId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${BOARD_CHANNEL}, ${boardId})`;
}
