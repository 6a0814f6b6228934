import { z } from "zod";
import { knowsSecret } from "./authenticity";
import { isBuildbot, readBuildbot } from "./buildbot";
import { codeChanges, otherChanges } from "./generic-code";
import { form, THINGS } from "./generic-form";
import { deploymentChanges, runChanges } from "./generic-pipeline";
import { maybe, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { ParseContext, Parsed, SourceDefinition } from "./source";

/** Anything that can post JSON: one documented form, and what Buildbot sends by itself. */
export const generic: SourceDefinition = {
  kind: "generic",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent", "x-delivery-id"],
  isAuthentic: knowsSecret,
  read: readJsonObject,
  deliveryId: (headers) => headers["x-delivery-id"]?.slice(0, 200) || null,
  eventOf: (_headers, payload) => (isBuildbot(payload) ? "buildbot" : (THINGS.find((thing) => hasThing(payload, thing)) ?? "nothing")),
  actionOf: (payload) => {
    const { run, deployment, alert, state_string } = words.parse(payload ?? {});
    return run?.status ?? deployment?.status ?? alert?.status ?? state_string;
  },
  parse: (event, payload, context) => understood(event, () => (isBuildbot(payload) ? readBuildbot(payload) : read(payload, context))),
};

const status = maybe(z.object({ status: text(60) }));
const words = z.object({ run: status, deployment: status, alert: status, state_string: text(60) });

function hasThing(payload: unknown, thing: string): boolean {
  return typeof payload === "object" && payload !== null && Object.hasOwn(payload, thing);
}

function read(payload: unknown, { boardKey, receivedAt }: ParseContext): Parsed {
  const told = form.parse(payload);
  const about = { repository: told.repository ?? "generic", boardKey, receivedAt };
  const changes = [...runChanges(told, about), ...deploymentChanges(told, about), ...codeChanges(told, about.repository), ...otherChanges(told, about)];
  return changes.length === 0 ? { ignored: "nothing_told" } : { changes };
}
