import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";

/** Ends a source: its address answers like one that never was. What it told stays on the cards. Throws `FORBIDDEN`, `not_found`. */
export async function removeSource(db: Db, actor: Actor, { id }: { id: string }): Promise<{ id: string }> {
  assertMay("sources.manage", actor);
  const { count } = await db.source.updateMany({ where: { id, boardId: actor.boardId, removedAt: null }, data: { removedAt: now() } });
  if (count === 0) throw notFound();
  return { id };
}
