import type { Tx } from "@/server/platform/db/client";
import type { Change } from "./domain/changes";
import { mergePullRequest } from "./domain/merge";
import { type DeliverySource, differs, type Written } from "./written";

/** Keeps what a report says of a pull request, unless something newer is known. */
export async function writePullRequest(tx: Tx, source: DeliverySource, change: Extract<Change, { type: "pullRequest" }>): Promise<Written> {
  const { repository, externalId, facts } = change;
  const key = { sourceId: source.id, repository, externalId };
  const row = await tx.pullRequest.findUnique({ where: { sourceId_repository_externalId: key }, omit: { sourceId: true, repository: true, externalId: true } });
  const { id: knownId, ...known } = row ?? { id: null };
  const before = row && (known as Omit<typeof row, "id">);
  const merged = mergePullRequest(before, facts);
  let id = knownId;
  if (id === null) ({ id } = await tx.pullRequest.create({ data: { ...key, ...merged }, select: { id: true } }));
  else if (merged !== before) await tx.pullRequest.update({ where: { id }, data: merged });
  return {
    thing: { type: "pullRequest", id },
    isVisible: differs(before, merged, ["title", "state", "headSha", "url"]),
    isRelinked: differs(before, merged, ["title", "body", "branch", "headSha", "headRepository", "mergeSha", "number"]),
  };
}
