import { now } from "@/server/platform/clock";
import type { Tx } from "@/server/platform/db/client";
import type { Change } from "./domain/changes";
import { mergeDeployment } from "./domain/merge";
import { type DeliverySource, differs, type Written } from "./written";

/** Keeps what a report says of a deployment, unless something newer is known. */
export async function writeDeployment(tx: Tx, source: DeliverySource, change: Extract<Change, { type: "deployment" }>): Promise<Written> {
  const { repository, externalId, facts } = change;
  const key = { sourceId: source.id, repository, externalId };
  const row = await tx.deployment.findUnique({ where: { sourceId_repository_externalId: key }, omit: { sourceId: true, repository: true, externalId: true } });
  const { id: knownId, ...known } = row ?? { id: null };
  const before = row && (known as Omit<typeof row, "id">);
  const merged = mergeDeployment(before, facts);
  const data = { ...merged, createdAt: merged.createdAt ?? now() };
  let id = knownId;
  if (id === null) ({ id } = await tx.deployment.create({ data: { ...key, ...data }, select: { id: true } }));
  else if (merged !== before) await tx.deployment.update({ where: { id }, data });
  return {
    thing: { type: "deployment", id },
    isVisible: differs(before, merged, ["environment", "tier", "status", "url", "sha"]),
    isRelinked: differs(before, merged, ["environment", "sha", "ref", "mentions", "runExternalId", "succeededAt"]),
  };
}
