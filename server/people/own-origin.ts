import { env } from "@/server/platform/env";

/**
 * Whether a browser sent this request from one of our own pages, or no browser did. Cookies count for nothing else: another
 * site, also one on another port of this host, must not act with them. Reading by a link or a typed address is harmless.
 */
export function isFromOwnOrigin({ method, headers }: { method: string; headers: Headers }): boolean {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return true;
  if (method === "GET" || method === "HEAD") return site === null || site === "none" || headers.get("sec-fetch-mode") === "navigate";
  if (site !== null) return false;
  const origin = headers.get("origin");
  return origin === null || origin === new URL(env().publicUrl).origin || hostOf(origin) === headers.get("host");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
