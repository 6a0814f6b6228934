import { DomainError } from "@/server/platform/errors";
import { readLimited } from "@/server/platform/limit-body";

const BYTES_MAX = 16_384;

/** The fields of a small form, urlencoded or JSON. Throws TOO_LARGE above 16 kB, INVALID for what is neither. */
export async function readFields(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readLimited(request, BYTES_MAX);
  if (bytes === null) throw new DomainError("TOO_LARGE", "too_large", { maxBytes: BYTES_MAX });
  const text = Buffer.from(bytes).toString("utf8");
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(text));
  if (type === "application/json") return parseObject(text);
  throw new DomainError("INVALID", "media_type");
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
