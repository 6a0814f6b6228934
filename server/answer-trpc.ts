import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { appRouter } from "./app-router";
import { createContext } from "./people/create-context";
import { isFromOwnOrigin } from "./people/own-origin";
import { DomainError } from "./platform/errors";
import { problemResponse } from "./platform/problem";
import { JSON_MAX, parseJson, readBody } from "./platform/read-body";

export const BATCH_MAX = 20;

/** The door of our own pages: from our own origin, JSON only, at most 20 calls a batch. What it refuses is problem details. */
export async function answerTrpc(request: Request): Promise<Response> {
  try {
    if (!isFromOwnOrigin(request)) throw new DomainError("FORBIDDEN", "foreign_origin");
    const req = request.method === "POST" ? await readCalls(request) : checkQuery(request);
    return await fetchRequestHandler({ endpoint: "/api/trpc", req, router: appRouter, createContext: () => createContext(request), maxBatchSize: BATCH_MAX });
  } catch (error) {
    return problemResponse(error);
  }
}

/** Forms and plain text need no leave from a browser to be sent here from anywhere. */
async function readCalls(request: Request): Promise<Request> {
  if (!/^application\/json *(;|$)/i.test(request.headers.get("content-type") ?? "")) throw new DomainError("INVALID", "media_type", { accepted: "application/json" });
  const body = (await readBody(request, JSON_MAX)).toString("utf8");
  if (body !== "") parseJson(body);
  return new Request(request.url, { method: "POST", headers: request.headers, body, signal: request.signal });
}

function checkQuery(request: Request): Request {
  const input = new URL(request.url).searchParams.get("input");
  if (input) parseJson(input);
  return request;
}
