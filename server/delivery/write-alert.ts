import type { Tx } from "@/server/platform/db/client";
import type { Change } from "./domain/changes";
import { mergeAlert } from "./domain/merge";
import type { DeliverySource } from "./written";

/** Keeps what a report says of an alert, unless it has ended already; returns whether it said anything new. */
export async function writeAlert(tx: Tx, source: DeliverySource, { repository, externalId, facts }: Extract<Change, { type: "alert" }>): Promise<boolean> {
  const key = { sourceId: source.id, repository, externalId };
  const row = await tx.alert.findUnique({ where: { sourceId_repository_externalId: key } });
  const { id, sourceId: _source, repository: _repository, externalId: _externalId, ...known } = row ?? { id: null };
  const before = row && (known as Omit<typeof row, "id" | "sourceId" | "repository" | "externalId">);
  const merged = mergeAlert(before, facts);
  if (merged === before) return false;
  if (id === null) await tx.alert.create({ data: { ...key, ...merged } });
  else await tx.alert.update({ where: { id }, data: merged });
  return true;
}
