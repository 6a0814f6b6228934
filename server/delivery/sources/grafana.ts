import { z } from "zod";
import { readAlerts } from "./alerts";
import { isHexSignature, knowsSecret } from "./authenticity";
import { text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { Incoming, SourceDefinition } from "./source";

const SIGNATURE = "x-grafana-alerting-signature";
/** The name to give the header of the time, which Grafana leaves to its users. */
const TIMESTAMP = "x-grafana-alerting-timestamp";
const SIGNED_FOR_MS = 5 * 60_000;

const loose = z.object({ status: text(20) });
const organisation = z.object({ orgId: z.number().int().nullish().catch(null) });

/** Grafana's alerting, version 1 of its message: signed, or with the secret as a bearer token or the password of Basic. */
export const grafana: SourceDefinition = {
  kind: "grafana",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent", TIMESTAMP],
  isAuthentic: (incoming, secret) => (incoming.headers[SIGNATURE] === undefined ? knowsSecret(incoming, secret) : isSigned(incoming, secret)),
  read: readJsonObject,
  deliveryId: () => null,
  eventOf: () => "alerts",
  actionOf: (payload) => loose.parse(payload ?? {}).status,
  parse: (event, payload, context) =>
    understood(event, () => readAlerts(payload, { version: "1", repository: `org ${organisation.parse(payload).orgId ?? 1}`, isTest }, context)),
};

/** What a press on "Test" sends: it fires, and nobody is ever told that it was resolved. */
function isTest(labels: ReadonlyMap<string, string>): boolean {
  return labels.get("alertname") === "TestAlert" && labels.get("instance") === "Grafana";
}

/** Over the body alone, or over the time and the body where a time is sent: then it must be of the last five minutes. */
function isSigned({ headers, body, receivedAt }: Incoming, secret: string): boolean {
  const [signature, timestamp] = [headers[SIGNATURE], headers[TIMESTAMP]];
  if (timestamp === undefined) return isHexSignature(signature, body, secret, { algorithm: "sha256" });
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(receivedAt.getTime() - Number(timestamp) * 1000) > SIGNED_FOR_MS) return false;
  return isHexSignature(signature, Buffer.concat([Buffer.from(`${timestamp}:`), body]), secret, { algorithm: "sha256" });
}
