import type { Reader } from "@/server/platform/db/client";
import type { Epic } from "@/server/platform/db/generated/client";
import { DomainError, notFound } from "@/server/platform/errors";

/** The epic of this id on this board. Throws `not_found`. */
export async function getEpic(db: Reader, boardId: string, id: string): Promise<Epic> {
  const epic = await db.epic.findFirst({ where: { boardId, id } });
  if (!epic) throw notFound();
  return epic;
}

/** The same, refusing a closed one with `RULE_BROKEN epic_closed`: it is kept for the cards that it has. */
export async function getOpenEpic(db: Reader, boardId: string, id: string): Promise<Epic> {
  const epic = await getEpic(db, boardId, id);
  if (epic.closedAt) throw new DomainError("RULE_BROKEN", "epic_closed", { epic: epic.name });
  return epic;
}
