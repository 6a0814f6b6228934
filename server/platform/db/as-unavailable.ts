import { DomainError } from "../errors";

/** What the network says, and PostgreSQL's classes for a connection that failed and a server that is stopping, starting or full. */
const UNREACHABLE = /^(ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[1-5]|53300)$/;
/** Prisma's names for the same. */
const PRISMA_UNREACHABLE = /^(P1001|P1002|P1008|P1017|P2024|P2028|P2037)$/;
/** What the driver says without a code. */
const SAID = /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|not queryable|server closed the connection/;
/** A statement that was stopped because it took too long. */
const STOPPED = "57014";
/** There is no room for what was to be written. */
export const DISK_FULL = "53100";
const DEPTH = 4;

/**
 * The refusal that a failure of the database stands for, 503 and worth another try; null for every other error.
 * `database_unreachable` when it does not answer, `server_busy` when a statement took too long, `storage_full` when the disk is full.
 */
export function asUnavailable(error: unknown, depth = DEPTH): DomainError | null {
  if (!(error instanceof Error) || error instanceof DomainError || depth === 0) return null;
  const code = codeOf(error);
  if (code === STOPPED) return new DomainError("UNAVAILABLE", "server_busy");
  if (code === DISK_FULL) return new DomainError("UNAVAILABLE", "storage_full");
  const isUnreachable = UNREACHABLE.test(code) || PRISMA_UNREACHABLE.test(code) || SAID.test(error.message);
  if (isUnreachable) return new DomainError("UNAVAILABLE", "database_unreachable", { cause: code === "" ? "no answer" : code });
  return asUnavailable(insideOf(error), depth - 1);
}

function codeOf(error: Error): string {
  const { code, originalCode } = error as { code?: unknown; originalCode?: unknown };
  return String(originalCode ?? code ?? "");
}

/** What an error was made from, where Prisma and its drivers keep it. */
function insideOf(error: Error): unknown {
  const { cause, meta } = error as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
  const inside = meta?.driverAdapterError ?? cause;
  if (typeof inside !== "object" || inside === null || inside instanceof Error) return inside;
  const { originalCode, originalMessage } = inside as { originalCode?: unknown; originalMessage?: unknown };
  return Object.assign(new Error(String(originalMessage ?? "")), { code: originalCode });
}
