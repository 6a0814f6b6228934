import type { Reader } from "@/server/platform/db/client";

/** Since when a board's public form is open with its present link, as an ISO instant; null while it is closed. */
export async function getIntake(db: Reader, boardId: string): Promise<{ openedAt: string | null }> {
  const intake = await db.intake.findUnique({ where: { boardId }, select: { openedAt: true } });
  return { openedAt: intake?.openedAt.toISOString() ?? null };
}
