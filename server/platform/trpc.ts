import { initTRPC } from "@trpc/server";
import type { OpenApiMeta } from "trpc-to-openapi";
import type { Db } from "./db/client";
import { oddTextIn } from "./domain/text-input";
import { DomainError } from "./errors";
import { noteRefusal } from "./http/note-refusal";
import { toTrpcError } from "./trpc-error";

/** The person behind a request; how they signed in decides which doors are open to them. */
export type SessionUser = {
  id: string;
  name: string;
  email: string;
  isAdmin: boolean;
  locale: string | null;
  through: "session" | "token";
  /** Of the person when they were let in; ending their sessions raises it. */
  sessionVersion: number;
};

export type Context = {
  db: Db;
  user: SessionUser | null;
  /** The client's address as the server saw it; null where there is none (command line, tests). */
  address: string | null;
  /** The id of the API token used, for its own rate limit. */
  tokenId: string | null;
};

const t = initTRPC
  .context<Context>()
  .meta<OpenApiMeta>()
  .create({
    sse: { ping: { enabled: true, intervalMs: 15_000 }, maxDurationMs: 10 * 60_000, client: { reconnectAfterInactivityMs: 25_000 } },
    errorFormatter({ shape, error }) {
      const { reason, facts, domainCode } = toTrpcError(error);
      const { stack: _stack, ...data } = shape.data as typeof shape.data & { stack?: string };
      return { ...shape, message: reason, data: { ...data, code: domainCode, reason, facts } };
    },
  });

export const router = t.router;
export const middleware = t.middleware;
export const createCallerFactory = t.createCallerFactory;

/** Turns refusals from below into answers. */
const answering = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { error, reason } = toTrpcError(result.error);
  noteRefusal(reason);
  throw error;
});

/** The base of every procedure: no input holds text that the database would refuse. */
export const publicProcedure = answering.use(async ({ next, getRawInput }) => {
  const field = oddTextIn(await getRawInput());
  if (field !== null) throw new DomainError("INVALID", "invalid", { field, problem: "has characters that cannot be stored" });
  return next();
});
