import { createHmac } from "node:crypto";

type Labels = Record<string, string>;

/** One alert of a group; while it fires its end is the year one. */
export type ToldAlert = { name?: string; status?: string; labels?: Labels; annotations?: Labels; startsAt: Date; endsAt?: Date; fingerprint?: string; page?: string };
export type ToldGroup = { alerts: ToldAlert[]; status?: string; version?: string; left?: number; from?: string };

/** A group of alerts as Alertmanager tells of it; `from` is the instance's own address, `left` how many alerts it left out. */
export function alertmanagerMessage({ alerts, status, version = "4", left = 0, from = "http://alerts-0.example:9093" }: ToldGroup): Record<string, unknown> {
  return {
    receiver: "board",
    status: status ?? (alerts.every((one) => one.status === "resolved") ? "resolved" : "firing"),
    alerts: alerts.map(toldAlert),
    groupLabels: { alertname: "Slow" },
    commonLabels: { alertname: "Slow" },
    commonAnnotations: {},
    externalURL: from,
    version,
    groupKey: '{}:{alertname="Slow"}',
    truncatedAlerts: left,
  };
}

/** The same as Grafana tells of it. */
export function grafanaMessage({ version = "1", organisation = 1, ...group }: ToldGroup & { organisation?: number }): Record<string, unknown> {
  const message = alertmanagerMessage({ ...group, version });
  const alerts = (message.alerts as Record<string, unknown>[]).map((one) => ({ ...one, silenceURL: "https://grafana.example/silence", dashboardURL: "https://grafana.example/d/1", panelURL: "", values: { B: 44.2, C: 1 } }));
  return { ...message, alerts, orgId: organisation, title: "[FIRING:1] Slow", state: "alerting", message: "**Firing**" };
}

/** What a press on "Test" at a contact point sends. */
export function grafanaTestMessage(at: Date): Record<string, unknown> {
  return grafanaMessage({ alerts: [{ name: "TestAlert", labels: { instance: "Grafana" }, annotations: { summary: "Notification test" }, startsAt: at, page: "?orgId=1", fingerprint: "57c6d9296de2ad39" }] });
}

function toldAlert({ name = "Slow", status = "firing", labels = {}, annotations = {}, startsAt, endsAt, fingerprint = "c0ffee", page = "http://prometheus.example/graph" }: ToldAlert) {
  return { status, labels: { alertname: name, ...labels }, annotations, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? "0001-01-01T00:00:00Z", generatorURL: page, fingerprint };
}

const bytes = (payload: unknown) => new TextEncoder().encode(JSON.stringify(payload));

/** A message with the secret as its sender is told to give it. */
export function withBearer(payload: unknown, secret: string) {
  return { headers: { "content-type": "application/json", "user-agent": "Alertmanager/0.25.0", authorization: `Bearer ${secret}` } as Record<string, string>, body: bytes(payload) };
}

/** A message signed as Grafana does it: with a time where a header for it was chosen. */
export function signGrafana(payload: unknown, secret: string, at?: Date) {
  const body = bytes(payload);
  const timestamp = at && String(Math.floor(at.getTime() / 1000));
  const digest = createHmac("sha256", secret).update(timestamp === undefined ? "" : `${timestamp}:`).update(body).digest("hex");
  const headers: Record<string, string> = { "content-type": "application/json", "x-grafana-alerting-signature": digest, ...(timestamp === undefined ? {} : { "x-grafana-alerting-timestamp": timestamp }) };
  return { headers, body };
}
