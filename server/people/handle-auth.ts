import { z } from "zod";
import { type Db, getDb } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import { env } from "@/server/platform/env";
import { problemResponse } from "@/server/platform/problem";
import { askNextAuth, type AuthAnswer } from "./ask-next-auth";
import { checkPassword } from "./check-password";
import { email } from "./contracts";
import { addressOf } from "./create-context";
import { isDemoOn } from "./demo-mode";
import { returnPath } from "./domain/return-path";
import { isFromOwnOrigin } from "./own-origin";
import { readCookie } from "./read-cookie";
import { readFields } from "./read-fields";
import { csrfCookieName, sessionCookieName, type Doors } from "./session";
import { signInToDemo } from "./sign-in-to-demo";

const OFFERED = new Set(["GET csrf", "GET session", "POST callback/credentials", "POST callback/demo", "POST signout"]);
/** Next-auth's own pages; ours stands in for them. */
const PAGES = new Set(["GET signin", "GET signout", "GET error"]);

const passwordFields = z.object({ email, password: z.string().max(1000) });
const demoFields = z.object({ email });

/**
 * Sign-in, sign-out and session over HTTP: next-auth, given only what it needs. What is not offered is not there, bodies
 * are small, where to go afterwards is a path of ours, and a refusal is problem details.
 */
export async function handleAuth(request: Request, segments: readonly string[], db?: Db): Promise<Response> {
  try {
    return await answer(request, segments, db ?? (await getDb()));
  } catch (error) {
    return problemResponse(error);
  }
}

type Fields = Record<string, unknown>;

async function answer(request: Request, segments: readonly string[], db: Db): Promise<Response> {
  const [action = "", door] = segments;
  const asked = `${request.method} ${segments.join("/")}`;
  if (PAGES.has(asked)) return redirectTo("/sign-in", []);
  if (!OFFERED.has(asked) || (door === "demo" && !isDemoOn())) throw notFound();
  const fields = request.method === "POST" ? await fieldsOf(request) : {};
  const doors = doorsFor(db, addressOf(request.headers));
  const said = await askNextAuth(db, doors, { method: request.method, action, door, fields, cookies: cookiesOf(request.headers) });
  return respond(said, fields.json === "true");
}

async function fieldsOf(request: Request): Promise<Fields> {
  if (!isFromOwnOrigin(request)) throw new DomainError("FORBIDDEN", "foreign_origin");
  const fields = await readFields(request);
  return { ...fields, callbackUrl: returnPath(fields.callbackUrl, new URL(env().publicUrl).origin) };
}

function doorsFor(db: Db, address: string | null): Doors {
  return {
    credentials: (given) => checkPassword(db, { ...parse(passwordFields, given), address }),
    ...(isDemoOn() ? { demo: (given: Fields) => signInToDemo(db, parse(demoFields, given).email) } : {}),
  };
}

function parse<T>(schema: z.ZodType<T>, given: Fields): T {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new DomainError("INVALID", "invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
  return parsed.data;
}

/** Only the cookies that are ours to read, and only when they can be read. */
function cookiesOf(headers: Headers): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const name of [sessionCookieName(), csrfCookieName()]) {
    const value = readCookie(headers, name);
    if (value !== undefined) cookies[name] = value.replaceAll("%7C", "|");
  }
  return cookies;
}

function respond({ url, body, cookies }: AuthAnswer, wantsJson: boolean): Response {
  if (url !== null && !wantsJson) return redirectTo(url, cookies);
  const said = url === null ? body : { url: new URL(url, env().publicUrl).href };
  return new Response(JSON.stringify(said), { headers: headersWith(cookies, { "content-type": "application/json; charset=utf-8" }) });
}

function redirectTo(path: string, cookies: string[]): Response {
  return new Response(null, { status: 303, headers: headersWith(cookies, { location: path }) });
}

function headersWith(cookies: string[], others: Record<string, string>): Headers {
  const ours = [sessionCookieName(), csrfCookieName()];
  const headers = new Headers({ ...others, "cache-control": "private, no-store" });
  for (const cookie of cookies) if (ours.some((name) => cookie.startsWith(`${name}=`))) headers.append("set-cookie", cookie);
  return headers;
}
