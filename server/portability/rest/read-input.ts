import { z } from "zod";
import { DomainError } from "@/server/platform/errors";
import { JSON_MAX, parseJsonObject, readBody } from "@/server/platform/read-body";
import type { PathValues } from "./operation";

/** A request's JSON body as text. Throws `TOO_LARGE too_large`, `INVALID media_type`. */
export async function readJsonText(request: Request): Promise<string> {
  const bytes = await readBody(request, JSON_MAX);
  const type = request.headers.get("content-type");
  if (bytes.byteLength > 0 && !/^application\/json *(;|$)/i.test(type ?? "")) throw new DomainError("INVALID", "media_type", { accepted: "application/json" });
  return new TextDecoder().decode(bytes);
}

/** The fields of a JSON body; none at all when it is empty. Throws as `parseJsonObject` does. */
export function fieldsOfBody(text: string): Record<string, unknown> {
  return text.trim() === "" ? {} : parseJsonObject(text);
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
