import type { Tx } from "@/server/platform/db/client";
import type { Change } from "./domain/changes";
import { mergeAlert } from "./domain/merge";
import type { DeliverySource } from "./written";

type AlertChange = Extract<Change, { type: "alert" }>;

/** Keeps what a report says of an alert, unless it has ended already; returns whether it said anything new. */
export async function writeAlert(tx: Tx, source: DeliverySource, change: AlertChange): Promise<boolean> {
  const { repository, externalId, facts } = change;
  const key = { sourceId: source.id, repository, externalId };
  const row = await tx.alert.findUnique({ where: { sourceId_repository_externalId: key } });
  const { id, sourceId: _source, repository: _repository, externalId: _externalId, ...known } = row ?? { id: null };
  const before = row && (known as Omit<typeof row, "id" | "sourceId" | "repository" | "externalId">);
  const merged = mergeAlert(before, facts);
  if (merged === before) return false;
  if (id !== null) await tx.alert.update({ where: { id }, data: merged });
  else await tx.alert.create({ data: { ...key, ...merged, ...(await endBySeries(tx, source, change)) } });
  return true;
}

/**
 * One thing alerts once at a time: what it did before is over where it begins anew, also when nobody was told of its end. Returns
 * what that makes of an alert that is told of after a later one.
 */
async function endBySeries(tx: Tx, source: DeliverySource, { repository, series, facts }: AlertChange) {
  if (series === undefined) return {};
  const { startedAt, resolvedAt } = facts;
  const same = { sourceId: source.id, repository, externalId: { startsWith: `${series} ` } };
  await tx.alert.updateMany({
    where: { ...same, startedAt: { lt: startedAt }, OR: [{ status: "FIRING" }, { resolvedAt: { gt: startedAt } }] },
    data: { status: "RESOLVED", resolvedAt: startedAt },
  });
  const next = await tx.alert.findFirst({ where: { ...same, startedAt: { gt: startedAt } }, orderBy: { startedAt: "asc" }, select: { startedAt: true } });
  if (next === null || (resolvedAt !== null && resolvedAt <= next.startedAt)) return {};
  return { status: "RESOLVED" as const, resolvedAt: next.startedAt };
}

/** Ends what is known to alert in a group that is over; returns whether anything did. */
export async function endAlertGroup(tx: Tx, source: DeliverySource, { repository, group, endedAt }: Extract<Change, { type: "alertGroup" }>): Promise<boolean> {
  const { count } = await tx.alert.updateMany({
    where: { sourceId: source.id, repository, group, status: "FIRING", startedAt: { lte: endedAt } },
    data: { status: "RESOLVED", resolvedAt: endedAt },
  });
  return count > 0;
}
