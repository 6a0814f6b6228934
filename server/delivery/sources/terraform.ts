import { z } from "zod";
import { isHexSignature } from "./authenticity";
import { text, maybe } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { SourceDefinition } from "./source";
import { readAssessment } from "./terraform-assessments";
import { readRun } from "./terraform-runs";

const TRIGGER = /^[a-z][a-z_]*(?::[a-z_]+)?$/;
/** What a notification is called that does not say why it was sent. */
const NOTIFICATION = "notification";

/** HCP Terraform and Terraform Enterprise: notifications of a workspace, signed with their token. */
export const terraform: SourceDefinition = {
  kind: "terraform",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent"],
  isAuthentic: ({ body, headers }, secret) => isHexSignature(headers["x-tfe-notification-signature"], body, secret, { algorithm: "sha512" }),
  deliveryId: () => null,
  eventOf: (_headers, payload) => {
    const told = notification.safeParse(payload).data;
    return [told?.trigger, ...(told?.notifications ?? []).map((one) => one?.trigger)].find((trigger) => trigger && TRIGGER.test(trigger)) ?? NOTIFICATION;
  },
  actionOf: (payload) => notification.parse(payload).notifications.find((one) => one?.run_status)?.run_status ?? null,
  read: readJsonObject,
  parse: (event, payload, { receivedAt }) => {
    // Sent when a configuration is saved: unless it is answered as taken in, the configuration cannot be switched on.
    if (event === "verification") return { ignored: "verification" };
    if (event.startsWith("assessment:")) return understood(event, () => readAssessment(payload, receivedAt));
    if (event.startsWith("run:") || event === NOTIFICATION) return understood(event, () => readRun(payload));
    return { ignored: "event_not_handled" };
  },
};

const notification = z.object({ trigger: text(100), notifications: z.array(maybe(z.object({ trigger: text(100), run_status: text(60) }))).catch([]) });
