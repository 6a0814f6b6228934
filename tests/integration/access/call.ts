import { TRPCError } from "@trpc/server";
import { appRouter } from "@/server/app-router";
import type { Db } from "@/server/platform/db/client";
import { createCallerFactory, type SessionUser } from "@/server/platform/trpc";
import { toTrpcError } from "@/server/platform/trpc-error";

/** Calls a procedure by its name as our own pages do: "ok", or the code of the refusal; INTERNAL for what is none. `look` is shown what it answered. */
export async function call(on: Db, procedure: string, user: SessionUser | null, input: unknown, address = "192.0.2.1", look?: (result: unknown) => void): Promise<string> {
  const caller: unknown = createCallerFactory(appRouter)({ db: on, user, address, tokenId: null });
  const run = procedure.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], caller) as (input: unknown) => Promise<unknown>;
  try {
    const result = await run(input);
    if (typeof result === "object" && result !== null && Symbol.asyncIterator in result) await (result as AsyncGenerator).return(undefined);
    look?.(result);
    return "ok";
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return toTrpcError(error).domainCode;
  }
}
