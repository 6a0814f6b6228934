/** A branch is not longer than this, so that it fits wherever branches are listed. */
const BRANCH_MAX = 60;

/**
 * A branch name for a card, which ties what is pushed on it to the card: its key, then as many whole words of its title as fit,
 * in letters that every system takes ("ERP-42-round-vat"). A title without a word in such letters leaves the key alone.
 */
export function branchName(key: string, title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let name = key;
  for (const word of words ?? []) {
    if (name.length + 1 + word.length > BRANCH_MAX) break;
    name = `${name}-${word}`;
  }
  return /[a-z]{2}/.test(name.slice(key.length)) ? name : key;
}
