import type { Reader } from "@/server/platform/db/client";
import type { CallbackKind } from "../domain/call-back";
import type { Tier } from "../domain/environment-tier";
import { usualEnvironments } from "../domain/environment-rule";

export type BoardEnvironment = {
  /** Null while the board has the usual ones and nobody has changed them. */
  id: string | null;
  name: string;
  tier: Tier;
  patterns: string[];
  needsApproval: boolean;
  needsQualityGate: boolean;
  /** How and where a decision is told; both null where nobody is. */
  callbackKind: CallbackKind | null;
  callbackUrl: string | null;
};

/** A board's environments in the order of promotion. */
export async function listEnvironments(db: Reader, boardId: string): Promise<BoardEnvironment[]> {
  const rows = await db.environment.findMany({
    where: { boardId, removedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, name: true, tier: true, patterns: true, needsApproval: true, needsQualityGate: true, callbackKind: true, callbackUrl: true },
  });
  if (rows.length > 0) return rows.map((row) => ({ ...row, callbackKind: row.callbackUrl === null ? null : row.callbackKind }));
  const { locale } = await db.board.findUniqueOrThrow({ where: { id: boardId }, select: { locale: true } });
  return usualEnvironments(locale).map((usual) => ({ id: null, ...usual, patterns: [...usual.patterns], needsApproval: false, needsQualityGate: false, callbackKind: null, callbackUrl: null }));
}
