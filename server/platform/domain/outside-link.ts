/**
 * The address of a link that leads out of the product, or null for one that must not be followed: the only rule about it.
 * http, https and mailto, written out, without anything in front; never `javascript:`, `data:` or a path of ours.
 */
export function outsideLink(url: string | null | undefined): string | null {
  if (typeof url !== "string" || !/^(https?:\/\/|mailto:)/i.test(url) || !URL.canParse(url)) return null;
  return url;
}

/** The same for what CI/CD systems report of themselves: only pages, no mail. */
export function outsidePage(url: string | null | undefined): string | null {
  const link = outsideLink(url);
  return link !== null && /^http/i.test(link) ? link : null;
}
