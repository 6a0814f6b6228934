import type { Reader } from "@/server/platform/db/client";
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
  callbackUrl: string | null;
};

/** A board's environments in the order of promotion. */
export async function listEnvironments(db: Reader, boardId: string): Promise<BoardEnvironment[]> {
  const rows = await db.environment.findMany({
    where: { boardId, removedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, name: true, tier: true, patterns: true, needsApproval: true, needsQualityGate: true, callbackUrl: true },
  });
  if (rows.length > 0) return rows;
  const { locale } = await db.board.findUniqueOrThrow({ where: { id: boardId }, select: { locale: true } });
  return usualEnvironments(locale).map((usual) => ({ id: null, ...usual, patterns: [...usual.patterns], needsApproval: false, needsQualityGate: false, callbackUrl: null }));
}
