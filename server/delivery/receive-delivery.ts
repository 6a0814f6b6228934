import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";
import { unseal } from "@/server/platform/seal";
import { turns } from "@/server/platform/turns";
import { applyDelivery, type Answer } from "./apply-delivery";
import { type FoundSource, getSource } from "./find-source";
import type { DeliveryHeaders, Parsed, SourceDefinition } from "./sources/source";

/** A burst of deliveries waits for itself and not in the way of moves: so few at once leave most of the connections to others. */
const inTurn = turns("deliveries", { atOnce: () => (env().databaseUrl === undefined ? 1 : 3), waitingMax: 10_000 });

export type ReceivedDelivery = { sourceId: string; kind?: string; headers: DeliveryHeaders; body: Uint8Array; key?: string | null };

/**
 * Takes a delivery in: proves it authentic, stores it as it came, then applies it. The same delivery a second time is a DUPLICATE,
 * unless the first could not be applied: then it is tried again. One that cannot be applied is kept, and answered as FAILED.
 * Throws `not_found`, `UNAUTHENTICATED bad_signature`, and `INVALID` for what is not that kind's payload, which is kept as REFUSED.
 */
export async function receiveDelivery(db: Db, { sourceId, kind, headers, body, key = null }: ReceivedDelivery): Promise<Answer> {
  const source = await getSource(db, sourceId, kind);
  const { definition } = source;
  const receivedAt = now();
  if (!definition.isAuthentic({ body, headers, key, receivedAt }, unseal(source.sealedSecret))) throw new DomainError("UNAUTHENTICATED", "bad_signature");
  const understood = understand(source, headers, body, receivedAt);
  if ("refusal" in understood) {
    await store(db, source, { headers, body, event: understood.event, action: null, externalId: null, receivedAt, refusal: understood.refusal });
    throw understood.refusal;
  }
  const { event, action, externalId, parsed } = understood;
  const stored = await store(db, source, { headers, body, event, action, externalId, receivedAt });
  return inTurn(() => (stored !== null ? applyDelivery(db, source, stored, { parsed }) : applyAgain(db, source, externalId ?? "")));
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

type Storable = { headers: DeliveryHeaders; body: Uint8Array; event: string; action: string | null; externalId: string | null; receivedAt: Date; refusal?: DomainError };

/** The id it is stored under; null when a delivery of the same id is there already. */
async function store(db: Db, source: FoundSource, { headers, body, event, action, externalId, receivedAt, refusal }: Storable): Promise<string | null> {
  const kept = Object.fromEntries(source.definition.keptHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
  const verdict = refusal ? { outcome: "REFUSED" as const, reason: refusal.reason, detail: JSON.stringify(refusal.facts) } : {};
  try {
    const { id } = await db.delivery.create({
      data: { sourceId: source.id, externalId, event, action, headers: kept, body: Uint8Array.from(body), receivedAt, ...verdict },
      select: { id: true },
    });
    return id;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return null;
    throw error;
  }
}

async function applyAgain(db: Db, source: FoundSource, externalId: string): Promise<Answer> {
  const known = await db.delivery.findUniqueOrThrow({ where: { sourceId_externalId: { sourceId: source.id, externalId } }, select: { id: true, outcome: true, cards: true } });
  if (known.outcome === "FAILED" || known.outcome === "PENDING") return applyDelivery(db, source, known.id);
  return { outcome: "DUPLICATE", cards: known.cards };
}
