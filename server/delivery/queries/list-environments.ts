import type { Statements } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
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
export async function listEnvironments(db: Statements, boardId: string): Promise<BoardEnvironment[]> {
  const rows = await db.$queryRaw<BoardEnvironment[]>`
    SELECT "id", "name", "tier"::text, "patterns", "needsApproval", "needsQualityGate", CASE WHEN "callbackUrl" IS NOT NULL THEN "callbackKind"::text END AS "callbackKind", "callbackUrl"
    FROM "Environment" WHERE "boardId" = ${boardId}::uuid AND "removedAt" IS NULL ORDER BY "position", "id"`;
  if (rows.length > 0) return rows;
  const [board] = await db.$queryRaw<{ locale: string }[]>`SELECT "locale" FROM "Board" WHERE "id" = ${boardId}::uuid`;
  if (board === undefined) throw notFound();
  return usualEnvironments(board.locale).map((usual) => ({ id: null, ...usual, patterns: [...usual.patterns], needsApproval: false, needsQualityGate: false, callbackKind: null, callbackUrl: null }));
}
