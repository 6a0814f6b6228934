import { z } from "zod";
import { DomainError } from "@/server/platform/errors";
import { readLimited } from "@/server/platform/limit-body";
import type { PathValues } from "./operation";

/** 1 MB. */
export const BODY_MAX = 1024 * 1024;
/** Objects and lists within each other. */
export const DEPTH_MAX = 64;

/** A request's body as text. Throws `TOO_LARGE too_large`, `INVALID media_type`. */
export async function readBody(request: Request): Promise<string> {
  const bytes = await readLimited(request, BODY_MAX);
  if (bytes === null) throw new DomainError("TOO_LARGE", "too_large", { max: BODY_MAX });
  const type = request.headers.get("content-type");
  if (bytes.byteLength > 0 && !/^application\/json *(;|$)/i.test(type ?? "")) throw new DomainError("INVALID", "media_type", { accepted: "application/json" });
  return new TextDecoder().decode(bytes);
}

/** The fields of a JSON body; none at all when it is empty. Throws `INVALID` with `invalid_json`, `not_an_object` or `too_deep`. */
export function fieldsOfBody(text: string): Record<string, unknown> {
  if (text.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DomainError("INVALID", "invalid_json");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new DomainError("INVALID", "not_an_object");
  if (isDeeper(value, DEPTH_MAX)) throw new DomainError("INVALID", "too_deep", { max: DEPTH_MAX });
  return value as Record<string, unknown>;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/**
 * The values of a query string, as `inputs` want them: a list where a list is wanted, else one value; numbers and booleans
 * read from their text. Throws `INVALID parameter_repeated` for a second value where one is wanted.
 */
export function fieldsOfQuery(query: URLSearchParams, inputs: readonly z.ZodType[]): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const texts = query.getAll(name);
      const schema = fieldOf(inputs, name);
      if (schema instanceof z.ZodArray) return [name, texts.map((text) => valueOf(text, bare(schema.element as z.ZodType)))];
      if (texts.length > 1) throw new DomainError("INVALID", "parameter_repeated", { field: name });
      return [name, valueOf(texts[0] ?? "", schema)];
    }),
  );
}

/** The values in a path, read the same way. */
export function fieldsOfPath(values: PathValues, inputs: readonly z.ZodType[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, valueOf(text, fieldOf(inputs, name))]));
}

/** The last word on a field: a later input narrows an earlier one. */
function fieldOf(inputs: readonly z.ZodType[], name: string): z.ZodType | undefined {
  const shapes = inputs.flatMap((input) => (input instanceof z.ZodObject ? [input.shape as Record<string, z.ZodType>] : []));
  const schema = shapes.findLast((shape) => Object.hasOwn(shape, name))?.[name];
  return schema && bare(schema);
}

function bare(schema: z.ZodType): z.ZodType {
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return wrapped ? bare(schema.unwrap() as z.ZodType) : schema;
}

/** What is no number or truth value stays the text it is, for the schema to refuse by name. */
function valueOf(text: string, schema: z.ZodType | undefined): unknown {
  if (schema instanceof z.ZodNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (schema instanceof z.ZodBoolean) return FLAGS.get(text) ?? text;
  return text;
}

/** How a flag is written in a query string. */
export const FLAGS = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);
