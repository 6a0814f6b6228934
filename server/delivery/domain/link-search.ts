/** What a card can be tied to. */
export const LINKED_THINGS = ["run", "deployment", "pullRequest", "commit"] as const;
export type LinkedThing = (typeof LINKED_THINGS)[number];

/** Long enough for any address that a browser shows. */
export const LINK_SEARCH_MAX = 500;

/** What to look for; `text` is null where the search is an address, which is no part of any name. */
export type LinkSearch = {
  readonly text: string | null;
  /** A pull request's number. */
  readonly number: number | null;
  /** A commit's id, or how it begins. */
  readonly sha: string | null;
  /** The address and the pages that it lies under, with and without a slash at their end. */
  readonly urls: readonly string[];
};

const SHA = /^[0-9a-f]{7,64}$/i;
/** A number that the database can hold as one. */
const NUMBER = /^#?(\d{1,9})$/;

/** What was typed or pasted to find something to tie a card to: words, "#12", a commit's id or the address of a page. */
export function linkSearch(typed: string): LinkSearch {
  const text = typed.trim();
  const url = URL.canParse(text) && /^https?:\/\//i.test(text) ? new URL(text) : null;
  const sha = (url ? url.pathname.split("/").findLast((part) => part !== "") : text) ?? "";
  return {
    text: url || text === "" ? null : text,
    number: Number(NUMBER.exec(text)?.[1] ?? Number.NaN) || null,
    sha: SHA.test(sha) ? sha.toLowerCase() : null,
    urls: url ? pagesOf(url) : [],
  };
}

/** A page of a run's job lies under the page of the run, the files of a pull request under its own. A bare host is only itself. */
function pagesOf(url: URL): string[] {
  const parts = url.pathname.split("/").filter((part) => part !== "");
  const lengths = parts.length === 0 ? [0] : parts.map((_, index) => parts.length - index);
  return lengths.map((length) => `${url.origin}/${parts.slice(0, length).join("/")}`.replace(/\/$/, "")).flatMap((page) => [page, `${page}/`]);
}
