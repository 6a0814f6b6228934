import { answerRest } from "./answer-rest";
import { answerTrpc } from "./answer-trpc";
import { answerHookDirectly } from "./delivery/answer-hook";
import type { Answer, DirectAnswer } from "./platform/http/answer-directly";

/** The doors that are answered many times a second; their routes under `app/api` lead to the same functions. */
const DOORS: readonly { prefix: string; methods: readonly string[]; answer: Answer }[] = [
  { prefix: "/api/v1/", methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"], answer: (request) => answerRest(request) },
  { prefix: "/api/trpc/", methods: ["GET", "POST"], answer: answerTrpc },
];
/** Where deliveries come in bursts. What is written in another way, as with a code for a letter, the framework reads. */
const HOOK = /^\/api\/hooks\/([a-z]+)\/([0-9a-f-]+)(?:\?|$)/i;
/** Made by a route of its own. */
const DOCUMENT = /^\/api\/v1\/openapi\.json(\?|$)/;

/** What answers a request of this method and path without the framework; null where the framework does. */
export function findApiAnswer(method: string, path: string): Answer | DirectAnswer | null {
  if (DOCUMENT.test(path)) return null;
  const [, kind, sourceId] = HOOK.exec(path) ?? [];
  if (method === "POST" && kind !== undefined && sourceId !== undefined) return { directly: (request) => answerHookDirectly(request, { kind, sourceId }) };
  return DOORS.find(({ prefix, methods }) => path.startsWith(prefix) && methods.includes(method))?.answer ?? null;
}
