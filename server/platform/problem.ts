import { STATUS_CODES } from "node:http";
import { TRPCError } from "@trpc/server";
import { asUnavailable } from "./db/as-unavailable";
import { DomainError, ERROR_STATUS, type Facts } from "./errors";
import { noteRefusal } from "./http/note-refusal";
import { logger } from "./logger";
import { refusalSentence } from "./refusal-sentence";
import { toTrpcError } from "./trpc-error";

/** Problem details (RFC 9457) with what the product adds: the kind of refusal, its one cause by name, and the facts. */
export type Problem = { type: string; title: string; status: number; detail: string; code: string; reason: string; facts: Facts };

/** The answer to a refusal outside tRPC. What is no refusal is logged and answered without its insides. */
export function problemResponse(error: unknown): Response {
  const problem = problemOf(error);
  noteRefusal(problem.reason);
  const headers = new Headers({ "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" });
  if (typeof problem.facts.retryAfter === "number") headers.set("retry-after", String(problem.facts.retryAfter));
  if (Array.isArray(problem.facts.allowed)) headers.set("allow", problem.facts.allowed.join(", "));
  if (problem.status === 401) headers.set("www-authenticate", "Bearer");
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** The same as data. */
export function problemOf(error: unknown): Problem {
  const refusal = error instanceof DomainError ? error : asUnavailable(error);
  if (refusal) return describe(ERROR_STATUS[refusal.code], refusal.code, refusal.reason, refusal.facts);
  if (error instanceof TRPCError && !(error.code === "INTERNAL_SERVER_ERROR" && error.cause === undefined)) {
    const { domainCode, reason, facts } = toTrpcError(error);
    if (domainCode !== "INTERNAL") return describe(ERROR_STATUS[domainCode], domainCode, reason, facts);
  } else if (!(error instanceof TRPCError)) {
    logger.error({ error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error) }, "a request failed");
  }
  return describe(500, "INTERNAL", "server_error", {});
}

function describe(status: number, code: string, reason: string, facts: Facts): Problem {
  const at = typeof facts.field === "string" && facts.field !== "" ? ` (${facts.field}: ${String(facts.problem ?? "invalid")})` : "";
  const detail = `${refusalSentence(reason, facts) ?? reason.replaceAll("_", " ")}${at}`;
  return { type: "about:blank", title: STATUS_CODES[status] ?? code, status, detail, code, reason, facts };
}
