import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGzip, gzip } from "node:zlib";
import { problemResponse } from "../problem";
import { wantsGzip } from "./wants-gzip";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
export type Answer = (request: Request) => Promise<Response>;

/** A few bytes of JSON. */
export type SmallAnswer = { status: number; headers: Readonly<Record<string, string>>; json: unknown };
/** For what is asked by the hundred a second: without the objects of the web's interface, which cost more than such an answer. Throws what it refuses. */
export type DirectAnswer = { directly: (request: IncomingMessage) => Promise<SmallAnswer> };

/** Answers what `answerOf` has an answer for, and leaves the rest to `handle`: a framework's routing costs more than a small answer does. */
export function answerDirectly(handle: Handle, answerOf: (method: string, path: string) => Answer | DirectAnswer | null): Handle {
  return async (request, response) => {
    const answer = answerOf(request.method ?? "", request.url ?? "");
    if (answer === null) return handle(request, response);
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    try {
      if ("directly" in answer) sendSmall(response, await answer.directly(request));
      else await send(request, response, await answer(toRequest(request, gone.signal)), gone.signal);
    } catch (error) {
      if (response.headersSent || response.destroyed) response.destroy();
      else await send(request, response, problemResponse(error), gone.signal);
    }
  };
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  const method = incoming.method ?? "GET";
  const body = method === "GET" || method === "HEAD" ? {} : { body: incoming as unknown as BodyInit, duplex: "half" };
  return new Request(`http://localhost${incoming.url ?? "/"}`, { method, headers, signal, ...body });
}

function sendSmall(response: ServerResponse, { status, headers, json }: SmallAnswer): void {
  const body = Buffer.from(JSON.stringify(json));
  response.writeHead(status, { ...headers, "content-type": "application/json", "content-length": body.byteLength }).end(body);
}

async function send(request: IncomingMessage, response: ServerResponse, answer: Response, gone: AbortSignal): Promise<void> {
  response.statusCode = answer.status;
  answer.headers.forEach((value, name) => name !== "set-cookie" && response.setHeader(name, value));
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  if (answer.body === null) return void response.end();
  const reader = answer.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const zip = isWorthZipping(answer) && wantsGzip(request.headers["accept-encoding"]?.toString());
  if (isWorthZipping(answer)) response.appendHeader("vary", "accept-encoding");
  if (isLive(answer)) return sendLive(response, reader, gone);
  const first = await reader.read();
  const second = first.done ? first : await reader.read();
  if (second.done) return sendWhole(response, first.value ?? new Uint8Array(), zip);
  if (zip) response.setHeader("content-encoding", "gzip");
  const chunks = rest(reader, [first.value, second.value]);
  await (zip ? pipeline(chunks, createGzip(), response) : pipeline(chunks, response));
}

async function* rest(reader: ReadableStreamDefaultReader<Uint8Array>, begun: readonly (Uint8Array | undefined)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of begun) if (chunk) yield chunk;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Below this many bytes a compressed answer is hardly shorter. */
const ZIP_FROM = 1_024;
const zipped = promisify(gzip);

async function sendWhole(response: ServerResponse, bytes: Uint8Array, zip: boolean): Promise<void> {
  const body = zip && bytes.byteLength >= ZIP_FROM ? await zipped(bytes) : bytes;
  if (body !== bytes) response.setHeader("content-encoding", "gzip");
  response.setHeader("content-length", body.byteLength);
  response.end(body);
}

/** A reader that takes nothing for this long is let go; it resumes from the last version that it saw. */
const STALLED_MS = 30_000;

/** Nothing more is made of a stream than its reader takes: what waits for a slow one is at most a chunk. */
async function sendLive(response: ServerResponse, reader: ReadableStreamDefaultReader<Uint8Array>, gone: AbortSignal): Promise<void> {
  const leave = () => void reader.cancel().catch(() => undefined);
  gone.addEventListener("abort", leave, { once: true });
  response.flushHeaders();
  try {
    for (let next = await reader.read(); !next.done && !gone.aborted; next = await reader.read()) {
      if (!response.write(next.value)) await once(response, "drain", { signal: AbortSignal.any([gone, AbortSignal.timeout(STALLED_MS)]) });
    }
    response.end();
  } finally {
    leave();
  }
}

function isLive(answer: Response): boolean {
  return answer.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
}

function isWorthZipping(answer: Response): boolean {
  return !answer.headers.has("content-encoding") && /^(text\/(?!event-stream)|application\/([\w.+-]*\+)?(json|x-ndjson))/.test(answer.headers.get("content-type") ?? "");
}
