import type { ApiDocument, Operation, Parameter, Schema } from "./api-document";

/** One value that an operation takes or gives; a dotted name stands inside another, `[]` marks each of a list. */
export type ValueRow = { name: string; type: string; isRequired: boolean; note: string };
export type OperationEntry = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: ValueRow[];
  body: ValueRow[];
  answer: ValueRow[];
  refusals: { status: string; text: string }[];
  example: string;
};
/** The operations about one thing, under the tag that the document gives them. */
export type OperationGroup = { tag: string; operations: OperationEntry[] };

/** Objects within objects are told this deep. */
const DEPTH = 3;

/** An OpenAPI document as a reader wants it: by subject, each value a row, an example to copy. */
export function apiReference(document: ApiDocument): OperationGroup[] {
  const base = document.servers[0]?.url ?? "";
  const groups = new Map<string, OperationEntry[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? "";
      groups.set(tag, [...(groups.get(tag) ?? []), entryOf(base, path, method.toUpperCase(), operation)]);
    }
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations }));
}

function entryOf(base: string, path: string, method: string, operation: Operation): OperationEntry {
  const { parameters = [], requestBody, responses } = operation;
  const body = schemaOf(requestBody?.content);
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary ?? "",
    description: operation.description ?? "",
    parameters: parameters.map((parameter) => row(`${parameter.name}`, parameter.schema ?? {}, parameter.required === true, parameter.description ?? place(parameter))),
    body: rowsOf(body),
    answer: rowsOf(schemaOf(responses["200"]?.content)),
    refusals: Object.entries(responses).flatMap(([status, { description }]) => (status.startsWith("2") ? [] : [{ status, text: description }])),
    example: exampleOf(base, path, method, operation, body),
  };
}

function place(parameter: Parameter): string {
  return parameter.in === "path" ? "in the path" : "";
}

function schemaOf(content: Operation["responses"][string]["content"]): Schema {
  return Object.values(content ?? {})[0]?.schema ?? {};
}

function rowsOf(schema: Schema, prefix = "", depth = DEPTH): ValueRow[] {
  const options = optionsOf(schema);
  if (options.length > 0) return unique(options.flatMap((option) => rowsOf(option, prefix, depth)));
  if (schema.type === "array") return rowsOf((schema.items ?? {}) as Schema, `${prefix}[]`, depth);
  const required = new Set((schema.required ?? []) as string[]);
  return Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([key, value]) => {
    const name = prefix === "" ? key : `${prefix}.${key}`;
    const inner = depth > 1 ? rowsOf(value, name, depth - 1) : [];
    return [row(name, value, required.has(key), String(value.description ?? "")), ...inner];
  });
}

/** The shapes a value may have, but for null. */
function optionsOf(schema: Schema): Schema[] {
  const options = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((each) => (Array.isArray(each) ? (each as Schema[]) : []));
  return options.filter(({ type }) => type !== "null");
}

function unique(rows: readonly ValueRow[]): ValueRow[] {
  return [...new Map(rows.map((each) => [each.name, each])).values()];
}

function row(name: string, schema: Schema, isRequired: boolean, note: string): ValueRow {
  return { name, type: typeOf(schema), isRequired, note };
}

function typeOf(schema: Schema): string {
  const options = [schema.anyOf, schema.oneOf].flatMap((each) => (Array.isArray(each) ? (each as Schema[]) : []));
  if (options.length > 0) return [...new Set(options.map(typeOf))].join(" | ");
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.type === "array") return `${typeOf((schema.items ?? {}) as Schema)}[]`;
  const type = [schema.type ?? "any"].flat().join(" | ");
  const bound = typeof schema.maxLength === "number" ? ` ≤ ${schema.maxLength}` : "";
  return `${typeof schema.format === "string" ? schema.format : type}${bound}`;
}

function exampleOf(base: string, path: string, method: string, { security, requestBody }: Operation, body: Schema): string {
  const address = `${base}${path.replace("{key}", "ERP").replace("{cardKey}", "ERP-42").replace(/\{(\w+)\}/g, "<$1>")}`;
  const lines = [`curl ${method === "GET" ? "" : `-X ${method} `}'${address}${query(path)}'`];
  if (security) lines.push(`-H "Authorization: Bearer $TOKEN"`);
  const [mediaType] = Object.keys(requestBody?.content ?? {});
  if (mediaType === "application/json") lines.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(sampleOf(body))}'`);
  else if (mediaType) lines.push(`-H 'Content-Type: ${mediaType}'`, "--data-binary @history.ndjson");
  return lines.join(" \\\n  ");
}

function query(path: string): string {
  return path.endsWith("/imports") || path.endsWith("/export") ? "?format=history" : "";
}

/** The least that the schema asks for; of an object that asks for nothing, its first field. */
function sampleOf(schema: Schema): unknown {
  const [option] = optionsOf(schema);
  if (option) return sampleOf(option);
  if (Array.isArray(schema.enum)) return schema.enum[0] as unknown;
  if ("const" in schema) return schema.const;
  switch ([schema.type].flat()[0]) {
    case "object": {
      const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
      const required = (schema.required ?? []) as string[];
      const shown = required.length > 0 ? properties.filter(([key, value]) => required.includes(key) && !("default" in value)) : properties.slice(0, 1);
      return Object.fromEntries(shown.map(([key, value]) => [key, SAMPLES[key] ?? sampleOf(value)]));
    }
    case "array":
      return [sampleOf((schema.items ?? {}) as Schema)];
    case "number":
    case "integer":
      return 1;
    case "boolean":
      return true;
    default:
      return "text";
  }
}

const SAMPLES: Record<string, unknown> = {
  key: "ERP",
  name: "ERP adoption",
  title: "Invoice export",
  email: "dana@example.org",
  password: "…",
  reason: "waits for the bank",
  body: "Looks good.",
};
