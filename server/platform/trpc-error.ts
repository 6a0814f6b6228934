import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { asUnavailable } from "./db/as-unavailable";
import { DomainError, type ErrorCode, type Facts } from "./errors";
import { logger } from "./logger";

const TRPC_CODE = {
  INVALID: "BAD_REQUEST",
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  METHOD_NOT_ALLOWED: "METHOD_NOT_SUPPORTED",
  CONFLICT: "CONFLICT",
  RULE_BROKEN: "CONFLICT",
  TOO_LARGE: "PAYLOAD_TOO_LARGE",
  TOO_MANY: "TOO_MANY_REQUESTS",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

type Answer = { error: TRPCError; domainCode: ErrorCode | "INTERNAL"; reason: string; facts: Facts };

/** The one place where an error becomes an answer: its reason and facts, and nothing of its insides. */
export function toTrpcError(error: TRPCError): Answer {
  const cause = asUnavailable(error.cause) ?? error.cause;
  if (cause instanceof DomainError) {
    return { error: new TRPCError({ code: TRPC_CODE[cause.code], message: cause.reason, cause }), domainCode: cause.code, reason: cause.reason, facts: cause.facts };
  }
  if (cause instanceof ZodError && error.message !== "Output validation failed") {
    const [issue] = cause.issues;
    const facts = { field: issue?.path.join(".") ?? "", problem: issue?.message ?? "" };
    return { error, domainCode: "INVALID", reason: "invalid", facts };
  }
  if (error.code === "BAD_REQUEST" || error.code === "PARSE_ERROR") return { error, domainCode: "INVALID", reason: "invalid", facts: {} };
  if (error.code === "NOT_FOUND" || error.code === "METHOD_NOT_SUPPORTED") return { error, domainCode: "NOT_FOUND", reason: "not_found", facts: {} };
  if (error.code === "PAYLOAD_TOO_LARGE") return { error, domainCode: "TOO_LARGE", reason: "too_large", facts: {} };
  if (error.code === "UNSUPPORTED_MEDIA_TYPE") return { error, domainCode: "INVALID", reason: "invalid", facts: {} };
  logger.error({ error: cause instanceof Error ? { name: cause.name, message: cause.message, stack: cause.stack } : String(error) }, "a procedure failed");
  return { error: new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "server_error" }), domainCode: "INTERNAL", reason: "server_error", facts: {} };
}
