import type { Change } from "./domain/changes";
import { mergePullRequest } from "./domain/merge";
import type { Known } from "./known/known";
import { type DeliverySource, differs, type Written } from "./written";

/** Keeps what a report says of a pull request, unless something newer is known. */
export function writePullRequest({ pullRequests }: Known, source: DeliverySource, change: Extract<Change, { type: "pullRequest" }>): Written {
  const { repository, externalId, facts } = change;
  const key = { sourceId: source.id, repository, externalId };
  const row = pullRequests.find(key);
  const known = pullRequests.factsOf(row);
  const merged = mergePullRequest(known, facts);
  return {
    thing: { type: "pullRequest", row: row !== undefined && merged === known ? row : pullRequests.put(key, merged) },
    isVisible: differs(known, merged, ["title", "state", "headSha", "url"]),
    isRelinked: differs(known, merged, ["title", "body", "branch", "headSha", "headRepository", "mergeSha", "number"]),
  };
}
