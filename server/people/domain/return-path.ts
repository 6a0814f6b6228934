/** The page to go to after signing in: a path of this site, "/" for anything else. Accepts absolute addresses of `ownOrigin`. */
export function returnPath(target: unknown, ownOrigin: string): string {
  if (typeof target !== "string" || /[\\\p{Cc}]/u.test(target)) return "/";
  const own = target.startsWith(`${ownOrigin}/`) ? target.slice(ownOrigin.length) : target;
  if (!own.startsWith("/")) return "/";
  const url = parse(own);
  // Removing dot segments may leave a path that begins with two slashes, which a browser takes for another host.
  if (url === null || url.pathname.startsWith("//") || url.pathname.startsWith("/api/")) return "/";
  return url.pathname + url.search + url.hash;
}

function parse(path: string): URL | null {
  const base = "http://own.invalid";
  try {
    const url = new URL(path, base);
    return url.origin === base ? url : null;
  } catch {
    return null;
  }
}
