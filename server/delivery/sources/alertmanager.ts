import { z } from "zod";
import { readAlerts } from "./alerts";
import { knowsSecret } from "./authenticity";
import { text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { SourceDefinition } from "./source";

const loose = z.object({ status: text(20) });

/** Prometheus' Alertmanager, version 4 of its message; a message made by a template of one's own is not understood. */
export const alertmanager: SourceDefinition = {
  kind: "alertmanager",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent"],
  isAuthentic: knowsSecret,
  read: readJsonObject,
  deliveryId: () => null,
  eventOf: () => "alerts",
  actionOf: (payload) => loose.parse(payload ?? {}).status,
  // Fingerprints are the same from every instance of a cluster, which tell of themselves by different addresses.
  parse: (event, payload, context) => understood(event, () => readAlerts(payload, { version: "4", repository: "alertmanager" }, context)),
};
