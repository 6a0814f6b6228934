import type { Db } from "@/server/platform/db/client";
import { getDb } from "@/server/platform/db/client";
import { requestScope } from "@/server/platform/http/request-scope";
import type { Context } from "@/server/platform/trpc";
import { findTokenUser } from "./find-token-user";
import { isFromOwnOrigin } from "./own-origin";
import { readCookie } from "./read-cookie";
import { findSessionUser, sessionCookieName } from "./session";

/** Set by our own server (`clientAddress`), whatever the client sent under that name. */
const ADDRESS_HEADER = "x-throughline-address";

/**
 * Who asks, from where. A request that carries `Authorization` is judged by it alone; without it the session cookie counts,
 * if the request comes from one of our own pages.
 */
export async function createContext(request: { method: string; headers: Headers }, db?: Db): Promise<Context> {
  const context = await readContext(request, db);
  const scope = requestScope();
  if (scope && context.user) scope.userId = context.user.id;
  return context;
}

async function readContext(request: { method: string; headers: Headers }, db?: Db): Promise<Context> {
  const open = db ?? (await getDb());
  const address = addressOf(request.headers);
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const found = token === undefined ? null : await findTokenUser(open, token);
    return { db: open, address, user: found?.user ?? null, tokenId: found?.tokenId ?? null };
  }
  const user = isFromOwnOrigin(request) ? await findSessionUser(open, readCookie(request.headers, sessionCookieName())) : null;
  return { db: open, address, user, tokenId: null };
}

/** The same for a page that is being rendered: only a session opens pages, never a token. */
export async function createPageContext(headers: Headers, db?: Db): Promise<Context> {
  const open = db ?? (await getDb());
  const user = await findSessionUser(open, readCookie(headers, sessionCookieName()));
  return { db: open, address: addressOf(headers), user, tokenId: null };
}

export function addressOf(headers: Headers): string | null {
  return headers.get(ADDRESS_HEADER);
}
