import type { Change } from "./domain/changes";
import { mergeAlert } from "./domain/merge";
import type { Known } from "./known/known";
import type { Alert } from "./known/tables";
import type { DeliverySource } from "./written";

type AlertChange = Extract<Change, { type: "alert" }>;

/** Keeps what a report says of an alert, unless it has ended already; returns whether it said anything new. */
export function writeAlert({ alerts }: Known, source: DeliverySource, change: AlertChange): boolean {
  const { repository, externalId, facts } = change;
  const key = { sourceId: source.id, repository, externalId };
  const row = alerts.find(key);
  const known = alerts.factsOf(row);
  const merged = mergeAlert(known, facts);
  if (merged === known) return false;
  alerts.put(key, { ...merged, ...(row === undefined ? endBySeries(alerts, source, change) : {}) });
  return true;
}

/**
 * One thing alerts once at a time: what it did before is over where it begins anew, also when nobody was told of its end. Returns
 * what that makes of an alert that is told of after a later one.
 */
function endBySeries(alerts: Known["alerts"], source: DeliverySource, { repository, series, facts }: AlertChange) {
  if (series === undefined) return {};
  const { startedAt, resolvedAt } = facts;
  const same = alerts.all().filter((one) => one.sourceId === source.id && one.repository === repository && one.externalId.startsWith(`${series} `));
  for (const one of same) {
    if (one.startedAt < startedAt && (one.status === "FIRING" || (one.resolvedAt !== null && one.resolvedAt > startedAt))) end(alerts, one, startedAt);
  }
  const next = same.filter((one) => one.startedAt > startedAt).sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())[0];
  if (next === undefined || (resolvedAt !== null && resolvedAt <= next.startedAt)) return {};
  return { status: "RESOLVED" as const, resolvedAt: next.startedAt };
}

/** Ends what is known to alert in a group that is over; returns whether anything did. */
export function endAlertGroup({ alerts }: Known, source: DeliverySource, { repository, group, endedAt }: Extract<Change, { type: "alertGroup" }>): boolean {
  const over = alerts.all().filter((one) => one.sourceId === source.id && one.repository === repository && one.group === group && one.status === "FIRING" && one.startedAt <= endedAt);
  for (const one of over) end(alerts, one, endedAt);
  return over.length > 0;
}

function end(alerts: Known["alerts"], one: Alert, resolvedAt: Date): void {
  alerts.put(one, { ...one, status: "RESOLVED", resolvedAt });
}
