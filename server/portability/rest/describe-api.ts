import { generateOpenApiDocument, type OpenApiRouter } from "trpc-to-openapi";
import { ERROR_STATUS } from "@/server/platform/errors";
import type { ApiDocument, Content, Operation, Parameter, Schema } from "../domain/api-document";
import { describeTransfers } from "./describe-transfers";

const INTRODUCTION = `Everything the pages can do, by token. Make a token on the account page or with \`POST /tokens\`, and send it as \`Authorization: Bearer <token>\`; it acts as its user.

Bodies are JSON, up to 1 MB and 64 levels deep. Instants are ISO-8601 in UTC, days are YYYY-MM-DD. What is not on a board of yours answers like what is not there: 404.

A refusal is \`application/problem+json\` (RFC 9457): \`code\` is its kind, \`reason\` its one cause by name, \`facts\` what it was decided by.

A POST with an \`Idempotency-Key\` is done once: sent again within 24 hours it gives the same answer, with \`Idempotency-Replayed: true\`.

600 requests a minute a token; 60 for metrics, import and export. Beyond that: 429 with \`Retry-After\`, in seconds.`;

const REFUSALS: Record<string, string> = {
  "400": "INVALID: a field or the body is not as described; `facts.field` names it",
  "401": "UNAUTHENTICATED: no token, or one that does not work",
  "403": "FORBIDDEN: the roles on this board do not allow it",
  "404": "NOT_FOUND: not there, or not on a board of yours",
  "409": "RULE_BROKEN or CONFLICT: a rule of the board does not allow it now, or somebody was faster",
  "413": "TOO_LARGE: the body is larger than is taken",
  "429": "TOO_MANY: wait as long as `Retry-After` says",
};

const IDEMPOTENCY_KEY: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Any text up to 255 characters, new for each thing to do; a UUID is a good one. The same key again within 24 hours gives the same answer.",
  schema: { type: "string", maxLength: 255 },
};

const PROBLEM: Schema = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "reason", "facts"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "A sentence for people." },
    code: { type: "string", enum: [...Object.keys(ERROR_STATUS), "INTERNAL"] },
    reason: { type: "string", description: "One word for one cause, to decide by." },
    facts: { type: "object", additionalProperties: true },
  },
};

/** The OpenAPI 3.1 document of a router's REST side and of the transfers beside it, made anew from the same definitions. */
export function describeApi(router: OpenApiRouter, baseUrl: string): ApiDocument {
  const made = generateOpenApiDocument(router, { title: "Throughline", version: "1", description: INTRODUCTION, baseUrl }) as unknown as ApiDocument;
  const paths: ApiDocument["paths"] = {};
  for (const [path, operations] of [...Object.entries(made.paths), ...Object.entries(describeTransfers())]) {
    for (const [method, operation] of Object.entries(operations)) paths[path] = { ...paths[path], [method]: complete(method, path, operation) };
  }
  const schemas = Object.fromEntries(Object.entries(made.components.schemas ?? {}).filter(([name]) => !name.startsWith("error.")));
  return { ...made, paths, components: { ...made.components, schemas: { ...schemas, Problem: PROBLEM } } };
}

/** The same operation with the refusals that it really gives, and the header that every POST takes. */
function complete(method: string, path: string, operation: Operation): Operation {
  const isProtected = operation.security !== undefined;
  const parameters = [...(operation.parameters ?? []), ...(method === "post" && isProtected ? [IDEMPOTENCY_KEY] : [])];
  const success = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
  const hasBody = method !== "get" && method !== "delete";
  const refusals = Object.entries(REFUSALS).filter(([status]) => {
    if (status === "404") return path.includes("{");
    if (status === "403" || status === "409") return isProtected && (status === "403" || hasBody);
    return status !== "413" || hasBody;
  });
  return {
    ...operation,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: { ...Object.fromEntries(success), ...Object.fromEntries(refusals.map(([status, description]) => [status, { description, content: PROBLEM_CONTENT }])) },
  };
}

const PROBLEM_CONTENT: Content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
