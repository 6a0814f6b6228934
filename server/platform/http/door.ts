/** The kinds of request by where they come in: few words, fit for a metric's label. */
export type Door = "page" | "static" | "rest" | "trpc" | "hook" | "auth" | "health" | "metrics";

const DOORS: readonly [prefix: string, door: Door][] = [
  ["/_next/static/", "static"],
  ["/api/v1", "rest"],
  ["/api/trpc", "trpc"],
  ["/api/hooks", "hook"],
  ["/api/auth", "auth"],
  ["/api/health", "health"],
  ["/api/metrics", "metrics"],
];

/** The door of a path as it stands in the request. */
export function doorOf(path: string): Door {
  return DOORS.find(([prefix]) => path.startsWith(prefix))?.[1] ?? (/\.(svg|ico|png|woff2|txt)$/.test(path) ? "static" : "page");
}

/** A path fit for a log: without its query, and without the codes that open something to whoever holds them. */
export function loggedPath(path: string): string {
  const bare = path.replace(/\?.*$/s, "").replace(/^\/join\/.+/s, "/join/[code]").replace(/^\/request\/.+/s, "/request/[code]");
  return bare.replace(/^(\/api\/hooks\/[^/]*\/[^/]*)\/.+/s, "$1/[secret]").slice(0, 300);
}

/** Whether every escape in the path stands for a character that a path may hold; Next answers others with a bare error. */
export function isReadablePath(path: string): boolean {
  try {
    return !decodeURIComponent(path.replace(/\?.*$/s, "")).includes("\0");
  } catch {
    return false;
  }
}
