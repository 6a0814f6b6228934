import type { Actor } from "@/server/people/domain/actor";
import type { Reader } from "@/server/platform/db/client";

export type View = { id: string; name: string; query: string; isShared: boolean };

/** The views that the board shares and those of the actor, by name; nobody else's. */
export async function listViews(db: Reader, actor: Actor): Promise<View[]> {
  const views = await db.savedView.findMany({ where: { boardId: actor.boardId, OR: [{ ownerId: null }, { ownerId: actor.userId }] }, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return views.map(({ id, name, query, ownerId }) => ({ id, name, query, isShared: ownerId === null }));
}
