import { findBranchKeys, findKeys, KEY_CAP } from "../domain/find-keys";

/** At most this many texts of one delivery are looked into for card keys. */
const TEXTS_MAX = 100;
const LENGTH_MAX = 5_000;

/**
 * The keys of the board's cards in texts that people hand to a pipeline, each once, sorted. A value of one word is read as a branch
 * is, in any case ("feature/erp-42-vat"); a version ("erp-1.4.0") and anything longer as prose. What is no text is passed over.
 */
export function mentionsIn(values: Iterable<unknown>, boardKey: string): string[] {
  const texts = [...values].slice(0, TEXTS_MAX).flatMap((value) => (typeof value === "string" ? [value.slice(0, LENGTH_MAX)] : []));
  const keys = texts.flatMap((text) => (/^(?!\w+:\/\/)(?!.*\d\.\d)\S+$/.test(text) ? findBranchKeys(text, boardKey) : findKeys(text, "prose", boardKey)));
  return [...new Set(keys)].sort().slice(0, KEY_CAP);
}

/** A run's title with the keys that it does not name itself, at most 500 characters; null for none. The values themselves are not shown: a parameter may be a password. */
export function titleWith(title: string | null, keys: readonly string[]): string | null {
  const missing = keys.filter((key) => !title?.includes(key)).join(" ");
  const room = 500 - (missing === "" ? 0 : missing.length + 1);
  return [title?.slice(0, room).toWellFormed(), missing].filter(Boolean).join(" ") || null;
}
