import type { Change } from "./domain/changes";
import { mergeRelease } from "./domain/merge";
import type { Known } from "./known/known";
import type { DeliverySource } from "./written";

/** Keeps what a report says of a published version, unless something newer is known; returns whether it said anything new. */
export function writeRelease({ releases }: Known, source: DeliverySource, { repository, externalId, facts }: Extract<Change, { type: "release" }>): boolean {
  const key = { sourceId: source.id, repository, externalId };
  const known = releases.factsOf(releases.find(key));
  const merged = mergeRelease(known, facts);
  if (merged === known) return false;
  releases.put(key, merged);
  return true;
}
