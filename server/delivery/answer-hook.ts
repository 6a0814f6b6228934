import type { IncomingMessage } from "node:http";
import { getDb } from "@/server/platform/db/client";
import type { SmallAnswer } from "@/server/platform/http/answer-directly";
import { metrics } from "@/server/platform/metrics";
import { problemResponse } from "@/server/platform/problem";
import { readBody, readIncoming } from "@/server/platform/read-body";
import type { Answer } from "./apply-delivery";
import { getSource } from "./find-source";
import { receiveFrom } from "./receive-delivery";
import type { DeliveryHeaders } from "./sources/source";

type Place = { kind: string; sourceId: string };
type Sent = { url: string; headers: DeliveryHeaders; read: (max: number) => Promise<Buffer> };

const ACCEPTED = { status: 202, headers: { "cache-control": "no-store" } };

/** The door through which CI/CD systems report: whose address it is is asked first, then the bytes are counted while they come. */
export async function answerHook(request: Request, place: Place): Promise<Response> {
  try {
    return Response.json(await receive({ url: request.url, headers: Object.fromEntries(request.headers), read: (max) => readBody(request, max) }, place), ACCEPTED);
  } catch (error) {
    return problemResponse(error);
  }
}

/** The same as the server has a request; throws what it refuses. */
export async function answerHookDirectly(request: IncomingMessage, place: Place): Promise<SmallAnswer> {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value = ""]) => [name, Array.isArray(value) ? value.join(", ") : value]));
  return { ...ACCEPTED, json: await receive({ url: request.url ?? "/", headers, read: (max) => readIncoming(request, max) }, place) };
}

async function receive({ url, headers, read }: Sent, { kind, sourceId }: Place): Promise<Answer> {
  const db = await getDb();
  const source = await getSource(db, sourceId, kind);
  const body = await read(source.definition.bodyLimit);
  const answer = await receiveFrom(db, source, { headers, body, key: keyOf(url) });
  metrics().deliveries.inc({ kind, outcome: answer.outcome });
  return answer;
}

/** The key in the address, for senders that can set no header; some of them put a slash after it. */
function keyOf(url: string): string | null {
  const query = url.indexOf("?");
  return query < 0 ? null : new URLSearchParams(url.slice(query)).get("key")?.replace(/\/+$/, "") || null;
}
