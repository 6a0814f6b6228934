import { now } from "@/server/platform/clock";
import type { Change } from "./domain/changes";
import { mergeDeployment } from "./domain/merge";
import type { Known } from "./known/known";
import { type DeliverySource, differs, type Written } from "./written";

/** Keeps what a report says of a deployment, unless something newer is known. */
export function writeDeployment({ deployments }: Known, source: DeliverySource, change: Extract<Change, { type: "deployment" }>): Written {
  const { repository, externalId, facts } = change;
  const key = { sourceId: source.id, repository, externalId };
  const row = deployments.find(key);
  const known = deployments.factsOf(row);
  const merged = mergeDeployment(known, facts);
  const isSame = row !== undefined && merged === known;
  return {
    thing: { type: "deployment", row: isSame ? row : deployments.put(key, { ...merged, createdAt: merged.createdAt ?? now() }) },
    isVisible: differs(known, merged, ["environment", "tier", "status", "url", "sha"]),
    isRelinked: differs(known, merged, ["environment", "sha", "ref", "mentions", "runExternalId", "succeededAt"]),
  };
}
