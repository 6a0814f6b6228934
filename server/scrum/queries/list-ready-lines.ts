import type { Reader } from "@/server/platform/db/client";

export type ReadyLine = { id: string; text: string };

/** The lines of a board's Definition of Ready, in their order; none where it has no such thing. */
export function listReadyLines(db: Reader, boardId: string): Promise<ReadyLine[]> {
  return db.readyLine.findMany({ where: { boardId }, orderBy: { position: "asc" }, select: { id: true, text: true } });
}
