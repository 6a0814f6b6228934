import { DomainError } from "@/server/platform/errors";

const BYTES_MAX = 16_384;

/** The fields of a small form, urlencoded or JSON. Counts bytes as they come: a body may claim any length, or none. */
export async function readFields(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const text = await readText(request.body);
  if (type === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(text));
  if (type === "application/json") return parseObject(text);
  throw new DomainError("INVALID", "media_type");
}

async function readText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > BYTES_MAX) {
      await reader?.cancel();
      throw new DomainError("TOO_LARGE", "too_large", { maxBytes: BYTES_MAX });
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Answered below, like everything that is no object.
  }
  throw new DomainError("INVALID", "invalid_json");
}
