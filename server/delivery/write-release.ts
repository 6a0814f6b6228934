import type { Tx } from "@/server/platform/db/client";
import type { Change } from "./domain/changes";
import { mergeRelease } from "./domain/merge";
import type { DeliverySource } from "./written";

/** Keeps what a report says of a published version, unless something newer is known; returns whether it said anything new. */
export async function writeRelease(tx: Tx, source: DeliverySource, { repository, externalId, facts }: Extract<Change, { type: "release" }>): Promise<boolean> {
  const key = { sourceId: source.id, repository, externalId };
  const row = await tx.release.findUnique({ where: { sourceId_repository_externalId: key } });
  const { id, sourceId: _source, repository: _repository, externalId: _externalId, ...known } = row ?? { id: null };
  const before = row && (known as Omit<typeof row, "id" | "sourceId" | "repository" | "externalId">);
  const merged = mergeRelease(before, facts);
  if (merged === before) return false;
  if (id === null) await tx.release.create({ data: { ...key, ...merged } });
  else await tx.release.update({ where: { id }, data: merged });
  return true;
}
