import { expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "@/server/app-router";

type Schema = { [key: string]: unknown };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { inputs: z.ZodType[] } }>);

test.each(procedures)("every text and list that %s takes has an end", (_name, { _def }) => {
  const schemas = _def.inputs.map((input) => z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema);
  expect(schemas.flatMap((schema) => endless(schema, ""))).toEqual([]);
});

/** Fields that are not described reach nothing: they are left out of what a use case is given. */
test.each(procedures)("nothing that %s does not describe gets through", (_name, { _def }) => {
  const open = _def.inputs.flatMap((input) => openObjects(z.toJSONSchema(input, { io: "output", unrepresentable: "any" }) as Schema, ""));
  expect(open).toEqual([]);
});

function endless(schema: Schema, where: string): string[] {
  const inner = insideOf(schema, where).flatMap(([at, each]) => endless(each, at));
  const types = [schema.type].flat();
  const isFixed = "enum" in schema || "const" in schema || typeof schema.format === "string";
  if (types.includes("string") && !isFixed && !("maxLength" in schema)) return [where, ...inner];
  return types.includes("array") && !("maxItems" in schema) ? [where, ...inner] : inner;
}

function openObjects(schema: Schema, where: string): string[] {
  const inner = insideOf(schema, where).flatMap(([at, each]) => openObjects(each, at));
  return schema.type === "object" && schema.additionalProperties !== false ? [where, ...inner] : inner;
}

function insideOf(schema: Schema, where: string): [string, Schema][] {
  const options = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((each) => (Array.isArray(each) ? (each as Schema[]) : []));
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, each]): [string, Schema] => [`${where}.${name}`, each]);
  const items = typeof schema.items === "object" && schema.items !== null ? [[`${where}[]`, schema.items as Schema] as [string, Schema]] : [];
  return [...options.map((each): [string, Schema] => [where, each]), ...fields, ...items];
}
