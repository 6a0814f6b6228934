import { z } from "zod";
import type { Change } from "../domain/changes";
import { findKeys } from "../domain/find-keys";
import { alertFacts } from "./facts";
import { instant, link, maybe, text } from "./loose";
import type { Parsed } from "./source";

const labels = maybe(z.record(z.string(), z.unknown())).transform((all) => new Map(Object.entries(all ?? {}).flatMap(([name, value]) => (typeof value === "string" ? [[name, value.replaceAll("\0", "").toWellFormed()] as const] : []))));
const alert = z.object({ status: text(20), labels, annotations: labels, startsAt: instant, endsAt: instant, generatorURL: link, dashboardURL: link, fingerprint: text(100) });
const group = z.object({ version: text(10), groupKey: text(500), externalURL: text(500), alerts: z.array(maybe(alert)).max(10_000) });

/**
 * A group of alerts as Alertmanager tells of it, and Grafana after it. Each alert is its own: its key is its fingerprint and when
 * it began, for a group that fires can hold one that is resolved, and one that begins anew is another. Throws a `ZodError`.
 */
export function readAlerts(payload: unknown, version: string, boardKey: string): Parsed {
  const told = group.parse(payload);
  if (told.version !== version) return { ignored: "version_not_handled" };
  const repository = told.externalURL ?? "alerts";
  const changes = told.alerts.flatMap((one): Change[] => {
    if (one === null || one.startsAt === null) return [];
    const fingerprint = one.fingerprint ?? JSON.stringify([...one.labels].sort()).slice(0, 500);
    const isResolved = one.status === "resolved";
    const said = (...names: string[]) => names.map((name) => one.labels.get(name)).find((value) => value)?.slice(0, 200) ?? null;
    const title = one.annotations.get("summary") ?? one.annotations.get("title") ?? one.labels.get("alertname") ?? "alert";
    const facts = alertFacts({
      title: title.slice(0, 500),
      description: one.annotations.get("description")?.slice(0, 5_000) ?? null,
      status: isResolved ? "RESOLVED" : "FIRING",
      severity: said("severity", "priority"),
      environment: said("environment", "env", "namespace", "cluster"),
      service: said("service", "app", "job"),
      group: told.groupKey,
      mentions: findKeys([...one.labels.values(), ...one.annotations.values()].join("\n").slice(0, 50_000), "prose", boardKey).sort(),
      url: one.dashboardURL ?? one.generatorURL,
      startedAt: one.startsAt,
      resolvedAt: isResolved ? one.endsAt : null,
    });
    return [{ type: "alert", repository, externalId: `${fingerprint} ${one.startsAt.toISOString()}`, facts }];
  });
  return changes.length === 0 ? { ignored: "nothing_told" } : { changes };
}
