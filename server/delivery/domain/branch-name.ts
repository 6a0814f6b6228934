/** A branch is not longer than this, so that it fits wherever branches are listed. */
const BRANCH_MAX = 60;

/**
 * A branch name for a card, which ties what is pushed on it to the card: its key, then its title in letters that every system
 * takes ("ERP-42-round-vat"). A title without such letters leaves the key alone.
 */
export function branchName(key: string, title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `${key}${words === "" ? "" : `-${words}`}`.slice(0, Math.max(BRANCH_MAX, key.length)).replace(/-+$/, "");
}
