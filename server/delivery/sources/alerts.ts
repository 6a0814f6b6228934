import { createHash } from "node:crypto";
import { z } from "zod";
import type { Change } from "../domain/changes";
import { findKeys } from "../domain/find-keys";
import { later } from "../domain/newer";
import { alertFacts } from "./facts";
import { instant, link, maybe, text } from "./loose";
import type { ParseContext, Parsed } from "./source";

/** At most this many alerts of one message are taken in; senders can be told to send fewer. */
export const ALERTS_MAX = 2_000;
/** A fingerprint that can stand at the beginning of an id as it is. */
const PLAIN = /^[0-9a-zA-Z-]{1,100}$/;

const labels = z.record(z.string(), text(5_000)).nullish().catch(null).transform((all) => new Map(Object.entries(all ?? {}).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))));
const alert = z.object({ status: text(20), labels, annotations: labels, startsAt: instant, endsAt: instant, generatorURL: link, dashboardURL: link, panelURL: link, fingerprint: text(300) });
const group = z.object({ status: text(20), version: text(10), groupKey: text(500), truncatedAlerts: z.number().int().positive().nullish().catch(null), alerts: z.array(maybe(alert)) });

type Alert = z.output<typeof alert>;
type Dialect = { /** The version of the message that is understood. */ version: string; /** Within what fingerprints are unique. */ repository: string; /** What the sender's own test looks like. */ isTest?: (labels: ReadonlyMap<string, string>) => boolean };

/**
 * A group of alerts as Alertmanager tells of it, and Grafana after it. Each alert is its own, for a group that fires can hold one
 * that is resolved, and is left out from then on: its key is its fingerprint and when it began. Throws a `ZodError`.
 */
export function readAlerts(payload: unknown, { version, repository, isTest = () => false }: Dialect, { boardKey, receivedAt }: ParseContext): Parsed {
  const told = group.parse(payload);
  if (told.version !== version) return { ignored: "version_not_handled" };
  const alerts = told.alerts.slice(0, ALERTS_MAX).filter((one) => one !== null);
  const real = alerts.filter((one) => !isTest(one.labels));
  if (alerts.length > 0 && real.length === 0) return { ignored: "verification" };
  const changes = real.flatMap((one, index): Change[] => {
    const status = statusOf(one.status ?? told.status);
    if (status === null || one.startsAt === null) return [];
    const series = seriesOf(one);
    const more = index === real.length - 1 ? (told.truncatedAlerts ?? 0) : 0;
    const said = (...names: string[]) => text(200).parse(names.map((name) => one.labels.get(name)).find((value) => value !== undefined));
    const facts = alertFacts({
      title: titleOf(one, more),
      description: one.annotations.get("description") ?? null,
      status,
      severity: said("severity", "priority"),
      environment: said("environment", "env", "namespace", "cluster"),
      service: said("service", "app", "job"),
      group: told.groupKey,
      mentions: keysOf(one, boardKey),
      url: one.panelURL ?? one.dashboardURL ?? one.generatorURL,
      startedAt: one.startsAt,
      resolvedAt: status === "RESOLVED" ? later(one.startsAt, one.endsAt ?? receivedAt) : null,
    });
    return [{ type: "alert", repository, externalId: `${series} ${one.startsAt.toISOString()}`, series, facts }];
  });
  if (changes.length === 0) return { ignored: "nothing_told" };
  return { changes: [...changes, ...wholeGroup(told, changes, repository)] };
}

/** A word that we do not know neither begins an alert nor ends one. */
function statusOf(word: string | null): "FIRING" | "RESOLVED" | null {
  if (word === "resolved") return "RESOLVED";
  return word === "firing" ? "FIRING" : null;
}

/** Where there is no fingerprint, the labels are what it is made of. */
function seriesOf({ fingerprint, labels }: Alert): string {
  if (fingerprint !== null && PLAIN.test(fingerprint)) return fingerprint;
  return createHash("sha256").update(fingerprint ?? JSON.stringify([...labels].sort())).digest("hex").slice(0, 32);
}

/** What is left out of a message is counted on its last alert, for nothing else of it is ever told. */
function titleOf({ annotations, labels }: Alert, more: number): string {
  const title = text(480).parse(annotations.get("summary") ?? annotations.get("title") ?? labels.get("alertname")) ?? "alert";
  return more > 0 ? `${title} (+${more})` : title;
}

/** The cards that it is said to be about, in any case, else those that stand in its annotations: labels are full of names that look like keys. */
function keysOf({ labels, annotations }: Alert, boardKey: string): string[] {
  const said = ["card", "cards"].flatMap((name) => [labels.get(name) ?? "", annotations.get(name) ?? ""]).join("\n");
  const keys = findKeys(said, "branch", boardKey);
  return (keys.length > 0 ? keys : findKeys([...annotations.values()].join("\n"), "prose", boardKey)).sort();
}

/** A group that is over ends what was left out of this message, too: it is never told of again. */
function wholeGroup({ status, truncatedAlerts, groupKey }: z.output<typeof group>, changes: readonly Change[], repository: string): Change[] {
  if (status !== "resolved" || !truncatedAlerts || groupKey === null) return [];
  const endedAt = changes.reduce<Date | null>((last, change) => (change.type === "alert" ? later(last, change.facts.resolvedAt) : last), null);
  return endedAt === null ? [] : [{ type: "alertGroup", repository, group: groupKey, endedAt }];
}
