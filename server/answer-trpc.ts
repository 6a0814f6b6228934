import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "./people/create-context";
import { appRouter } from "./app-router";
import { limitBody } from "./platform/limit-body";

const BATCH_MAX = 20;
const BODY_MAX = 1024 * 1024;

/** The door of our own pages: JSON only, at most 20 calls a batch, bodies up to 1 MB. */
export async function answerTrpc(request: Request): Promise<Response> {
  if (request.method === "POST" && !request.headers.get("content-type")?.startsWith("application/json")) {
    return Response.json({ error: { message: "invalid" } }, { status: 415 });
  }
  const limited = await limitBody(request, BODY_MAX);
  if (limited === null) return Response.json({ error: { message: "too_large" } }, { status: 413 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: limited,
    router: appRouter,
    createContext: () => createContext(request),
    maxBatchSize: BATCH_MAX,
  });
}
