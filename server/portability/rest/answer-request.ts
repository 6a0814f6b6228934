import { createHash } from "node:crypto";
import type { AnyRouter } from "@trpc/server";
import { createContext } from "@/server/people/create-context";
import type { Db } from "@/server/platform/db/client";
import { getDb } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import { problemResponse } from "@/server/platform/problem";
import { type Context, createCallerFactory } from "@/server/platform/trpc";
import { type Answer, answerOnce } from "./answer-once";
import { limitRate } from "./limit-rate";
import { findOperation, type Found, type Operation } from "./operation";
import { fieldsOfBody, fieldsOfPath, fieldsOfQuery, readJsonText } from "./read-input";

export const REST_PATH = "/api/v1";
/** Requests that read or write a whole board's past. */
const HEAVY = /\/(metrics|imports|export)(\/|$)/;

export type RestApi = { router: AnyRouter; operations: readonly Operation[] };
type Asked = Found & { ctx: Context; request: Request; api: RestApi };

/** Answers a REST request; every refusal is problem details. Only a token is asked who sends it, never a cookie. */
export async function answerRequest(request: Request, api: RestApi, db?: Db): Promise<Response> {
  try {
    return await answer(request, api, db ?? (await getDb()));
  } catch (error) {
    return problemResponse(error);
  }
}

async function answer(request: Request, api: RestApi, db: Db): Promise<Response> {
  const method = request.method === "HEAD" ? "GET" : request.method;
  const found = findOperation(api.operations, method, new URL(request.url).pathname.slice(REST_PATH.length));
  if (found === null) throw notFound();
  if ("allowed" in found) throw new DomainError("METHOD_NOT_ALLOWED", "method_not_allowed", { method: request.method, allowed: found.allowed });
  const ctx = await whoAsks(request, db);
  if (!found.operation.isPublic) {
    if (ctx.user === null || ctx.tokenId === null) throw new DomainError("UNAUTHENTICATED", "token_required");
    await limitRate(db, ctx.tokenId, HEAVY.test(found.operation.path));
  }
  const response = "transfer" in found.operation ? await found.operation.transfer(ctx, found.values, request) : await callProcedure({ ...found, ctx, request, api });
  return request.method === "HEAD" ? new Response(null, response) : response;
}

async function whoAsks(request: Request, db: Db): Promise<Context> {
  const ctx = await createContext(request, db);
  return request.headers.has("authorization") ? ctx : { ...ctx, user: null };
}

async function callProcedure({ operation, values, ctx, request, api }: Asked): Promise<Response> {
  if (!("procedure" in operation)) throw notFound();
  const { procedure, inputs } = operation;
  const hasBody = request.method !== "GET" && request.method !== "HEAD" && request.method !== "DELETE";
  const body = hasBody ? await readJsonText(request) : "";
  const given = hasBody ? fieldsOfBody(body) : fieldsOfQuery(new URL(request.url).searchParams, inputs);
  const fields = { ...given, ...fieldsOfPath(values, inputs) };
  const call = (db: Db) => callByName(api.router, { ...ctx, db }, procedure, inputs.length === 0 ? undefined : fields);
  const answered = await oncePerKey(request, ctx, body, call);
  return answered.body === "" ? new Response(null, { status: 204, headers: headersOf(answered) }) : new Response(answered.body, { status: answered.status, headers: headersOf(answered) });
}

async function callByName(router: AnyRouter, ctx: Context, name: string, input: unknown): Promise<Answer> {
  const caller: unknown = createCallerFactory(router as Parameters<typeof createCallerFactory>[0])(ctx);
  const run = name.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], caller);
  const result = await (run as (input: unknown) => Promise<unknown>)(input);
  return result === undefined ? { status: 204, body: "" } : { status: 200, body: JSON.stringify(result) };
}

/** Honours Idempotency-Key on a POST that carries a token; what is asked without one answers a secret that is never kept. */
export async function oncePerKey(request: Request, ctx: Context, asked: string, work: (db: Db) => Promise<Answer>): Promise<Answer & { isRepeated: boolean }> {
  const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (key === null || ctx.user === null) return { ...(await work(ctx.db)), isRepeated: false };
  const { pathname, search } = new URL(request.url);
  const hash = createHash("sha256").update(`${search}\n${asked}`).digest("hex");
  return answerOnce(ctx.db, { userId: ctx.user.id, scope: `POST ${pathname}`, key, hash }, work);
}

export function headersOf({ status, isRepeated }: Answer & { isRepeated: boolean }): Record<string, string> {
  return {
    "content-type": `application/${status >= 400 ? "problem+json" : "json"}; charset=utf-8`,
    "cache-control": "no-store",
    ...(isRepeated ? { "idempotency-replayed": "true" } : {}),
  };
}
