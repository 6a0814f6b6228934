import { z } from "zod";
import { DomainError } from "@/server/platform/errors";
import { parseJson } from "@/server/platform/read-body";
import type { Parsed } from "./source";

/** 5 MB: as much as any system but GitHub may send at once. */
export const BODY_LIMIT = 5 * 1024 * 1024;

/** A body as the JSON value it is. Throws `INVALID not_json`, `too_deep`. */
export function readJson(body: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (error) {
    if (error instanceof DomainError && error.reason !== "invalid_json") throw error;
    throw new DomainError("INVALID", "not_json");
  }
}

/** A body as the JSON object it is. Throws `INVALID not_json`, `too_deep`, `not_an_object`. */
export function readJsonObject(body: Uint8Array): Record<string, unknown> {
  const value = readJson(body);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new DomainError("INVALID", "not_an_object");
  return value as Record<string, unknown>;
}

/** What `reader` makes of a payload. Throws `INVALID not_this_event` with the field that it could not do without. */
export function understood(event: string, reader: () => Parsed): Parsed {
  try {
    return reader();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new DomainError("INVALID", "not_this_event", { event, field: error.issues[0]?.path.join(".") ?? "" });
  }
}
