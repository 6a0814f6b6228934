const SLUG_MAX = 40;

/**
 * The name of a branch for a card, `feature/ERP-42-price-history`. What a branch cannot carry everywhere is left out;
 * a title that has no Latin word to speak of, as a Korean one, leaves the key alone.
 */
export function branchName(cardKey: string, title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const slug = shortened(words ?? []);
  return /[a-z]{2}/.test(slug) ? `feature/${cardKey}-${slug}` : `feature/${cardKey}`;
}

/** As many whole words from the first on as fit. */
function shortened(words: readonly string[]): string {
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > SLUG_MAX) break;
    slug = longer;
  }
  return slug;
}
