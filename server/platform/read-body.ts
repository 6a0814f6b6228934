import type { IncomingMessage } from "node:http";
import { isDeeperThan } from "./domain/json-depth";
import { DomainError } from "./errors";

/** 1 MB: as much JSON as a request takes. */
export const JSON_MAX = 1024 * 1024;
/** Objects and lists within each other. */
export const DEPTH_MAX = 64;

/** The chunks as they come. Throws `TOO_LARGE too_large` as soon as they prove longer than `max` bytes; nothing more is read then. */
export async function* upTo(max: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > max) throw tooLarge(max);
    yield chunk;
  }
}

/** The chunks of a request's body, counted as they come; one that says that it is longer is not read at all. */
export function bodyOf(request: Request, max: number): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > max) throw tooLarge(max);
  return upTo(max, (request.body ?? []) as unknown as AsyncIterable<Uint8Array>);
}

/** The whole body of at most `max` bytes. Throws `TOO_LARGE too_large`. Every door reads what it is sent through here. */
export async function readBody(request: Request, max: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bodyOf(request, max)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The same of a request as the server has it: at a fraction of the cost, for a door that is asked by the hundred. */
export function readIncoming(request: IncomingMessage, max: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > max) return Promise.reject(tooLarge(max));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > max) {
        request.removeAllListeners("data").pause();
        reject(tooLarge(max));
      } else chunks.push(chunk);
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    // Whoever goes before the end reads no answer either.
    const cutOff = () => reject(new DomainError("INVALID", "invalid_json"));
    if (request.destroyed) cutOff();
    request.once("close", cutOff);
  });
}

/** A JSON text as a value. Throws `INVALID too_deep` before it is parsed, and `INVALID invalid_json`. */
export function parseJson(text: string): unknown {
  if (isDeeperThan(text, DEPTH_MAX)) throw new DomainError("INVALID", "too_deep", { max: DEPTH_MAX });
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("INVALID", "invalid_json");
  }
}

/** The same for a text of which an object is expected. Throws `INVALID not_an_object` too. */
export function parseJsonObject(text: string): Record<string, unknown> {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new DomainError("INVALID", "not_an_object");
  return value as Record<string, unknown>;
}

function tooLarge(max: number): DomainError {
  return new DomainError("TOO_LARGE", "too_large", { max });
}
