import { getDb } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { readLimited } from "@/server/platform/limit-body";
import { metrics } from "@/server/platform/metrics";
import { problemResponse } from "@/server/platform/problem";
import { getSource } from "./find-source";
import { receiveDelivery } from "./receive-delivery";

/** The door through which CI/CD systems report: whose address it is is asked first, then the bytes are counted while they come. */
export async function answerHook(request: Request, { kind, sourceId }: { kind: string; sourceId: string }): Promise<Response> {
  try {
    const db = await getDb();
    const { definition } = await getSource(db, sourceId, kind);
    const body = await readLimited(request, definition.bodyLimit);
    if (body === null) throw new DomainError("TOO_LARGE", "too_large", { limit: definition.bodyLimit });
    const answer = await receiveDelivery(db, { sourceId, kind, headers: Object.fromEntries(request.headers), body });
    metrics().deliveries.inc({ kind, outcome: answer.outcome });
    return Response.json(answer, { status: 202, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problemResponse(error);
  }
}
