import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import type { Db } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import { applyDelivery, type Answer } from "./apply-delivery";
import { BODIES_KEPT_DAYS } from "./empty-old-bodies";
import { getSource } from "./find-source";

/** Applies a kept delivery once more, whatever became of it before. Throws `FORBIDDEN`, `not_found`, `CONFLICT delivery_body_gone`. */
export async function replayDelivery(db: Db, actor: Actor, { id }: { id: string }): Promise<Answer> {
  assertMay("sources.manage", actor);
  const delivery = await db.delivery.findFirst({ where: { id, source: { boardId: actor.boardId } }, select: { sourceId: true, body: true } });
  if (!delivery) throw notFound();
  if (delivery.body.byteLength === 0) throw new DomainError("CONFLICT", "delivery_body_gone", { days: BODIES_KEPT_DAYS });
  return applyDelivery(db, await getSource(db, delivery.sourceId), id, { anew: true });
}
