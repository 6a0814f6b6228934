import { DomainError, ERROR_STATUS } from "./errors";
import { logger } from "./logger";

/** The answer to a refusal outside tRPC: problem details (RFC 9457). What is no refusal is logged and answered without its insides. */
export function problemResponse(error: unknown): Response {
  if (!(error instanceof DomainError)) {
    logger.error({ error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error) }, "a request failed");
    return problem(500, "INTERNAL", "server_error", {});
  }
  const { code, reason, facts } = error;
  const wait = typeof facts.retryAfter === "number" ? { "retry-after": String(facts.retryAfter) } : undefined;
  return problem(ERROR_STATUS[code], code, reason, facts, wait);
}

function problem(status: number, code: string, reason: string, facts: object, headers?: Record<string, string>): Response {
  const body = { type: "about:blank", title: code, status, code, reason, facts };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store", ...headers },
  });
}
