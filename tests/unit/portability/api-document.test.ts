import { describe, expect, test } from "vitest";
import { openApiDocument } from "@/server/answer-rest";
import { appRouter } from "@/server/app-router";
import { operationsOf } from "@/server/portability/rest/operation";
import type { Operation, Schema } from "@/server/portability/domain/api-document";

const { openapi, paths, servers } = openApiDocument();
const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, name: `${method.toUpperCase()} ${path}`, operation })));

test("the document is OpenAPI 3.1 and names where it is served", () => {
  expect(openapi).toMatch(/^3\.1\./);
  expect(servers).toEqual([{ url: expect.stringMatching(/^http.*\/api\/v1$/) as string }]);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
});

test("every operation that is served is described, and the other way round", () => {
  const served = operationsOf(appRouter).map(({ method, path }) => `${method} ${path}`);
  expect(operations.map(({ name }) => name).sort()).toEqual([...served, "POST /boards/{key}/imports", "GET /boards/{key}/export"].sort());
});

describe.each(operations)("$name", ({ path, method, operation }) => {
  test("says what it is, who may, and what comes of it", () => {
    expect(operation.summary).toBeTruthy();
    expect(operation.tags).toHaveLength(1);
    if (path !== "/tokens") expect(operation.security).toEqual([{ Authorization: [] }]);
    expect(Object.values(operation.responses["200"]?.content ?? {})[0]?.schema).toBeTruthy();
    for (const [status, response] of Object.entries(operation.responses)) {
      if (!status.startsWith("2")) expect(Object.keys(response.content ?? {})).toEqual(["application/problem+json"]);
    }
    if (method === "post" && path !== "/tokens") expect(operation.parameters?.map(({ name }) => name)).toContain("Idempotency-Key");
  });

  test("bounds every text and every list that it takes", () => {
    expect(inputsOf(operation).flatMap(([where, schema]) => unbounded(schema, where))).toEqual([]);
  });
});

function inputsOf(operation: Operation): [string, Schema][] {
  const parameters = (operation.parameters ?? []).map(({ name, schema }): [string, Schema] => [name, schema ?? {}]);
  return [...parameters, ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }): [string, Schema] => ["body", schema ?? {}])];
}

/** Paths to texts without a greatest length and lists without a greatest size. */
function unbounded(schema: Schema, where: string): string[] {
  const inner = [...list(schema.anyOf), ...list(schema.oneOf), ...list(schema.allOf)];
  if (inner.length > 0) return inner.flatMap((each) => unbounded(each, where));
  const types = [schema.type].flat();
  if (types.includes("object")) return Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([name, each]) => unbounded(each, `${where}.${name}`));
  if (types.includes("array")) return [...("maxItems" in schema ? [] : [where]), ...unbounded((schema.items ?? {}) as Schema, `${where}[]`)];
  const isFixed = "enum" in schema || "const" in schema || ["uuid", "date", "date-time"].includes(String(schema.format));
  return types.includes("string") && !isFixed && !("maxLength" in schema) ? [where] : [];
}

function list(value: unknown): Schema[] {
  return Array.isArray(value) ? (value as Schema[]) : [];
}
