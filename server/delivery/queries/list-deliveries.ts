import type { Reader } from "@/server/platform/db/client";
import { containing } from "@/server/platform/db/containing";
import type { Prisma } from "@/server/platform/db/generated/client";
import { notFound } from "@/server/platform/errors";
import type { ListDeliveries } from "../contracts";
import type { DeliveryOutcome } from "../domain/source-kind";

export type DeliveryLine = {
  id: string;
  source: string;
  sourceName: string;
  externalId: string | null;
  event: string;
  action: string | null;
  receivedAt: string;
  appliedAt: string | null;
  outcome: DeliveryOutcome;
  reason: string | null;
  detail: string | null;
  cards: string[];
};

/** More of a body than this is not shown. */
const BODY_SHOWN = 200_000;

const LINE = {
  id: true, sourceId: true, externalId: true, event: true, action: true, receivedAt: true, appliedAt: true, outcome: true, reason: true, detail: true, cards: true,
  source: { select: { name: true } },
} as const satisfies Prisma.DeliverySelect;

/** What came in, latest first; `search` looks at id, event, reason and card keys. Throws `not_found` for another board's cursor. */
export async function listDeliveries(db: Reader, boardId: string, { source, outcome, search, limit, cursor }: ListDeliveries): Promise<DeliveryLine[]> {
  if (cursor && (await db.delivery.count({ where: { id: cursor, source: { boardId } } })) === 0) throw notFound();
  const text = search ? containing(search) : undefined;
  const rows = await db.delivery.findMany({
    where: {
      source: { boardId },
      ...(source ? { sourceId: source } : {}),
      ...(outcome ? { outcome } : {}),
      ...(text && search ? { OR: [{ externalId: text }, { event: text }, { action: text }, { reason: text }, { cards: { has: search.toUpperCase() } }] } : {}),
    },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: limit,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    select: LINE,
  });
  return rows.map(toLine);
}

/** One delivery as it came, headers and body. Throws `not_found`. */
export async function getDelivery(db: Reader, boardId: string, id: string): Promise<DeliveryLine & { headers: Record<string, string>; body: string; bytes: number }> {
  const row = await db.delivery.findFirst({ where: { id, source: { boardId } }, select: { ...LINE, headers: true, body: true } });
  if (!row) throw notFound();
  const body = new TextDecoder().decode(row.body.subarray(0, BODY_SHOWN));
  return { ...toLine(row), headers: row.headers as Record<string, string>, body, bytes: row.body.byteLength };
}

type Row = Prisma.DeliveryGetPayload<{ select: typeof LINE }>;

function toLine({ id, sourceId, source, externalId, event, action, receivedAt, appliedAt, outcome, reason, detail, cards }: Row): DeliveryLine {
  return {
    id,
    source: sourceId,
    sourceName: source.name,
    externalId,
    event,
    action,
    receivedAt: receivedAt.toISOString(),
    appliedAt: appliedAt?.toISOString() ?? null,
    outcome: outcome === "DUPLICATE" ? "APPLIED" : outcome,
    reason,
    detail,
    cards,
  };
}
