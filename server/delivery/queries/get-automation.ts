import type { Reader } from "@/server/platform/db/client";
import { type AutomationRules, NO_AUTOMATION } from "../domain/automation";

/** A board's rules; `finishEnvironmentId` is the environment that finishes a card, where one does. */
export type AutomationSettings = AutomationRules & { finishEnvironmentId: string | null };

/** What happens on a board by itself. */
export async function getAutomation(db: Reader, boardId: string): Promise<AutomationSettings> {
  const row = await db.automation.findUnique({ where: { boardId }, omit: { boardId: true } });
  return row ?? { ...NO_AUTOMATION, finishEnvironmentId: null };
}
