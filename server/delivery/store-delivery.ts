import { bareSql, type Db } from "@/server/platform/db/client";
import { newId } from "@/server/platform/db/new-id";
import type { DomainError } from "@/server/platform/errors";
import { gathering } from "@/server/platform/gathering";
import type { FoundSource } from "./find-source";
import { toJson } from "./known/table";
import type { DeliveryHeaders } from "./sources/source";

export type Storable = { headers: DeliveryHeaders; body: Uint8Array; event: string; action: string | null; externalId: string | null; receivedAt: Date; refusal?: DomainError };

type Row = { id: string; sourceId: string; body: string; [column: string]: unknown };

/** Bodies larger than this are stored alone, so that none waits for what it takes to write another's megabytes. */
const SMALL = 64 * 1024;

const insert = async (db: Db, rows: readonly Row[]) => {
  const stored = await bareSql(db).$queryRaw<{ id: string }[]>`
    INSERT INTO "Delivery" ("id", "sourceId", "externalId", "event", "action", "headers", "body", "receivedAt", "outcome", "reason", "detail")
    SELECT r."id", r."sourceId", r."externalId", r."event", r."action", r."headers", decode(r."body", 'base64'), r."receivedAt", r."outcome", r."reason", r."detail"
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "sourceId" uuid, "externalId" text, "event" text, "action" text, "headers" jsonb, "body" text,
      "receivedAt" timestamptz, "outcome" "DeliveryOutcome", "reason" text, "detail" text)
    JOIN "Source" s ON s."id" = r."sourceId" AND s."removedAt" IS NULL
    ON CONFLICT ("sourceId", "externalId") DO NOTHING RETURNING "id"`;
  return rows.map((row) => (stored.some(({ id }) => id === row.id) ? row.id : null));
};

const together = gathering<Db, Row, string | null>(insert, { max: 64, waitingMax: 10_000 });

/** Keeps a delivery as it came; returns its id, or null when one of the same producer's id is there already, or the source is removed by now. */
export async function storeDelivery(db: Db, source: FoundSource, { headers, body, refusal, ...facts }: Storable): Promise<string | null> {
  const kept = Object.fromEntries(source.definition.keptHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
  const verdict = refusal ? { outcome: "REFUSED", reason: refusal.reason, detail: JSON.stringify(refusal.facts) } : { outcome: "PENDING" };
  const row = { id: newId(), sourceId: source.id, ...facts, headers: kept, body: Buffer.from(body).toString("base64"), ...verdict };
  if (body.byteLength <= SMALL) return together(db, "deliveries", row);
  return (await insert(db, [row]))[0] ?? null;
}
