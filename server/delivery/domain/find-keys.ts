/** How a text is read: a branch or tag is written in any case and goes on after the key; prose is not. */
export type KeyStyle = "prose" | "branch";

/** At most this many keys are taken from one text. */
export const KEY_CAP = 20;

// A Korean particle is written straight after the key ("ERP-42를"); any other letter or digit makes it another word.
const PROSE = /(?<![\p{L}\p{N}])([A-Z][A-Z0-9]{1,9})-([1-9]\d{0,8})(?!(?!\p{Script=Hangul})[\p{L}\p{N}]|[-.]\d)/gu;
const BRANCH = /(?<![\p{L}\p{N}])([A-Za-z][A-Za-z0-9]{1,9})-([1-9]\d{0,8})(?!(?!\p{Script=Hangul})[\p{L}\p{N}])/gu;
const URL = /[a-z][a-z0-9+.-]{0,15}:\/\/[^\s<>"')\]]*/gi;
const CARD_URL = /\/(?:browse|card)\//;
const LONGEST_ADDRESS = 64;
const UPDATE_MERGE = /^Merge (?:remote-tracking )?branch '(?:[^']{0,200}\/)?(?:main|master|trunk|dev|develop|development)'/;
const BOT_BRANCH = /^(?:renovate|dependabot)\//;
const MAGIC =
  /(?<![\p{L}\p{N}])(?:clos(?:e|es|ed|ing)|fix(?:es|ed|ing)?|resolv(?:e|es|ed|ing)|complet(?:e|es|ed|ing)|implement(?:s|ed|ing)?|refs?|references|part of|towards?|relate[sd] to|contributes to)(?: issue| card)?[\s:#]*$/iu;
const LIST_GLUE = /^\s*(?:,|&|and|,\s*and)?\s*$/i;

/**
 * The keys of `boardKey`'s cards that stand in `text`, upper-case, each once, in order, at most `KEY_CAP`.
 * Whether such cards exist is not asked. Takes time linear in the text's length.
 */
export function findKeys(text: string, style: KeyStyle, boardKey: string): string[] {
  return distinct(matchesIn(text, style, boardKey));
}

/** The keys a branch or tag names; what a dependency bot names is prose, for it writes versions into branches. */
export function findBranchKeys(branch: string, boardKey: string): string[] {
  return findKeys(branch, BOT_BRANCH.test(branch) ? "prose" : "branch", boardKey);
}

/** The keys in a commit message; one that only brings a branch up to date with the main line names no card of its own. */
export function findCommitKeys(message: string, boardKey: string): string[] {
  return UPDATE_MERGE.test(message) ? [] : findKeys(message, "prose", boardKey);
}

/** The keys that follow a word of intent ("Closes ERP-42, ERP-43"); a key only mentioned in passing is not taken. */
export function findIntendedKeys(text: string, boardKey: string): string[] {
  const prose = withoutUrls(text);
  return distinct(intended(prose, matchesIn(prose, "prose", boardKey)));
}

type KeyMatch = { key: string; start: number; end: number };

function* matchesIn(text: string, style: KeyStyle, boardKey: string): Generator<KeyMatch> {
  const clean = style === "prose" ? withoutUrls(text) : text;
  for (const match of clean.matchAll(style === "prose" ? PROSE : BRANCH)) {
    if (match[1]?.toUpperCase() !== boardKey) continue;
    const end = match.index + match[0].length;
    if (style === "prose" && isInAddress(clean, match.index, end)) continue;
    yield { key: match[0].toUpperCase(), start: match.index, end };
  }
}

function* intended(text: string, matches: Iterable<KeyMatch>): Generator<KeyMatch> {
  let listEnd = -1;
  for (const match of matches) {
    const continues = listEnd >= 0 && match.start - listEnd < 12 && LIST_GLUE.test(text.slice(listEnd, match.start));
    if (!continues && !MAGIC.test(text.slice(Math.max(0, match.start - 40), match.start))) continue;
    listEnd = match.end;
    yield match;
  }
}

function distinct(matches: Iterable<KeyMatch>): string[] {
  const keys = new Set<string>();
  for (const { key } of matches) {
    keys.add(key);
    if (keys.size === KEY_CAP) break;
  }
  return [...keys];
}

function withoutUrls(text: string): string {
  return text.replace(URL, (url) => (CARD_URL.test(url) ? url : " "));
}

function isInAddress(text: string, start: number, end: number): boolean {
  return /@[^\s@<>()]*$/.test(text.slice(Math.max(0, start - LONGEST_ADDRESS), start)) || /^[^\s@<>()]*@[^\s@<>()]/.test(text.slice(end, end + LONGEST_ADDRESS));
}
