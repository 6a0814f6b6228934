import { DomainError } from "@/server/platform/errors";
import { parseJsonObject, readBody } from "@/server/platform/read-body";

const BYTES_MAX = 16_384;

/** The fields of a small form, urlencoded or JSON. Throws TOO_LARGE above 16 kB, INVALID for what is neither. */
export async function readFields(request: Request): Promise<Record<string, unknown>> {
  const text = (await readBody(request, BYTES_MAX)).toString("utf8");
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(text));
  if (type === "application/json") return parseJsonObject(text);
  throw new DomainError("INVALID", "media_type");
}
