import { now } from "@/server/platform/clock";
import { bareSql, type Db } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import { unseal } from "@/server/platform/seal";
import { applyDelivery, type Answer } from "./apply-delivery";
import { type FoundSource, getSource } from "./find-source";
import type { DeliveryHeaders, Parsed, SourceDefinition } from "./sources/source";
import { storeDelivery } from "./store-delivery";

export type ReceivedDelivery = { sourceId: string; kind?: string; headers: DeliveryHeaders; body: Uint8Array; key?: string | null };

/**
 * Takes a delivery in: proves it authentic, stores it as it came, then applies it. The same delivery a second time is a DUPLICATE,
 * unless the first could not be applied: then it is tried again. One that cannot be applied is kept, and answered as FAILED.
 * Throws `not_found`, `UNAUTHENTICATED bad_signature`, and `INVALID` for what is not that kind's payload, which is kept as REFUSED.
 */
export async function receiveDelivery(db: Db, { sourceId, kind, ...delivery }: ReceivedDelivery): Promise<Answer> {
  return receiveFrom(db, await getSource(db, sourceId, kind), delivery);
}

/** The same from a source that has been looked up; `not_found` when it has been removed since. */
export async function receiveFrom(db: Db, source: FoundSource, { headers, body, key = null }: Omit<ReceivedDelivery, "sourceId" | "kind">): Promise<Answer> {
  const { definition } = source;
  const receivedAt = now();
  if (!definition.isAuthentic({ body, headers, key, receivedAt }, unseal(source.sealedSecret))) throw new DomainError("UNAUTHENTICATED", "bad_signature");
  const understood = understand(source, headers, body, receivedAt);
  if ("refusal" in understood) {
    await storeDelivery(db, source, { headers, body, event: understood.event, action: null, externalId: null, receivedAt, refusal: understood.refusal });
    throw understood.refusal;
  }
  const { event, action, externalId, parsed } = understood;
  const stored = await storeDelivery(db, source, { headers, body, event, action, externalId, receivedAt });
  return stored !== null ? applyDelivery(db, source, stored, { parsed }) : applyAgain(db, source, externalId);
}

type Understood = { event: string; action: string | null; externalId: string | null; parsed: Parsed } | { event: string; refusal: DomainError };

function understand({ definition, boardKey }: FoundSource, headers: DeliveryHeaders, body: Uint8Array, receivedAt: Date): Understood {
  let payload: unknown;
  let event = "";
  try {
    payload = definition.read(body, headers);
    event = definition.eventOf(headers, payload);
    const parsed = definition.parse(event, payload, { boardKey, headers, receivedAt });
    return { event, action: definition.actionOf(payload), externalId: definition.deliveryId(headers, payload), parsed };
  } catch (error) {
    if (error instanceof DomainError && error.code === "INVALID") return { event: event || nameOf(definition, headers), refusal: error };
    throw error;
  }
}

/** What the headers alone call a delivery whose body cannot be read. */
function nameOf(definition: SourceDefinition, headers: DeliveryHeaders): string {
  try {
    return definition.eventOf(headers, undefined);
  } catch {
    return "";
  }
}

async function applyAgain(db: Db, source: FoundSource, externalId: string | null): Promise<Answer> {
  const [known] = await bareSql(db).$queryRaw<{ id: string; outcome: string; cards: string[] }[]>`
    SELECT d."id", d."outcome"::text, d."cards" FROM "Delivery" d JOIN "Source" s ON s."id" = d."sourceId"
    WHERE d."sourceId" = ${source.id}::uuid AND d."externalId" = ${externalId} AND s."removedAt" IS NULL`;
  if (known === undefined) throw notFound();
  if (known.outcome === "FAILED" || known.outcome === "PENDING") return applyDelivery(db, source, known.id);
  return { outcome: "DUPLICATE", cards: known.cards };
}
