import { getDb } from "@/server/platform/db/client";
import { metrics } from "@/server/platform/metrics";
import { problemResponse } from "@/server/platform/problem";
import { readBody } from "@/server/platform/read-body";
import { getSource } from "./find-source";
import { receiveFrom } from "./receive-delivery";

/** The door through which CI/CD systems report: whose address it is is asked first, then the bytes are counted while they come. */
export async function answerHook(request: Request, { kind, sourceId }: { kind: string; sourceId: string }): Promise<Response> {
  try {
    const db = await getDb();
    const source = await getSource(db, sourceId, kind);
    const body = await readBody(request, source.definition.bodyLimit);
    const answer = await receiveFrom(db, source, { headers: Object.fromEntries(request.headers), body, key: keyOf(request.url) });
    metrics().deliveries.inc({ kind, outcome: answer.outcome });
    return Response.json(answer, { status: 202, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problemResponse(error);
  }
}

/** The key in the address, for senders that can set no header; some of them put a slash after it. */
function keyOf(url: string): string | null {
  return new URL(url).searchParams.get("key")?.replace(/\/+$/, "") || null;
}
