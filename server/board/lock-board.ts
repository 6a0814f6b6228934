import { now } from "@/server/platform/clock";
import type { Statements } from "@/server/platform/db/client";
import type { Board } from "@/server/platform/db/generated/client";
import { notFound } from "@/server/platform/errors";

/** When the team works, and by what it estimates, decides nothing that is written, so a write does not read it. */
type Unread = "chartTime" | "workingDays" | "workFrom" | "workTo" | "daysOff" | "pointScale";

/**
 * A board under its lock: until the transaction ends, nobody else writes to it. `version` is this write's own number and
 * `writtenAt` its instant, the one that every row and event of the write carries.
 */
export type LockedBoard = Omit<Board, "plannedValue" | "inWorkValue" | Unread> & { plannedValue: number; inWorkValue: number; readonly locked: true };

/** Begins a write to a board: bumps its version, which locks the row and numbers the write. Throws `not_found`. */
export async function lockBoard(tx: Statements, boardId: string): Promise<LockedBoard> {
  const [board] = await tx.$queryRaw<Omit<LockedBoard, "locked">[]>`
    UPDATE "Board" SET "version" = "version" + 1, "writtenAt" = GREATEST("writtenAt", ${now()}) WHERE "id" = ${boardId}::uuid
    RETURNING "id", "workspaceId", "key", "name", "timeZone", "locale", "version", "nextNumber", "plannedMode"::text, "plannedValue"::float8,
      "inWorkMode"::text, "inWorkValue"::float8, "enforcement"::text, "personalLimit", "writtenAt", "createdAt"`;
  if (!board) throw notFound();
  return { ...board, locked: true };
}
