import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import type { Db } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import { applyDelivery, type Answer } from "./apply-delivery";
import { getSource } from "./find-source";

/** Applies a kept delivery once more, whatever became of it before. Throws `FORBIDDEN`, `not_found`. */
export async function replayDelivery(db: Db, actor: Actor, { id }: { id: string }): Promise<Answer> {
  assertMay("sources.manage", actor);
  const delivery = await db.delivery.findFirst({ where: { id, source: { boardId: actor.boardId } }, select: { sourceId: true } });
  if (!delivery) throw notFound();
  return applyDelivery(db, await getSource(db, delivery.sourceId), id, { anew: true });
}
