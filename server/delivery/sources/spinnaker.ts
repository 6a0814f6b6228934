import { z } from "zod";
import { knowsSecret } from "./authenticity";
import { maybe, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { SourceDefinition } from "./source";
import { readExecution } from "./spinnaker-executions";

/** Spinnaker's echo, which posts every event of the installation to its endpoints. */
export const spinnaker: SourceDefinition = {
  kind: "spinnaker",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent"],
  isAuthentic: knowsSecret,
  read: (body) => plain(readJsonObject(body)),
  deliveryId: () => null,
  eventOf: (_headers, payload) => loose.parse(payload ?? {}).details?.type ?? "event",
  actionOf: (payload) => loose.parse(payload ?? {}).content?.execution?.status ?? null,
  parse: (event, payload, { boardKey }) => understood(event, () => (/^orca:(?:pipeline|stage):/.test(event) ? readExecution(payload, boardKey) : { ignored: "event_not_handled" })),
};

const loose = z.object({ details: maybe(z.object({ type: text(100) })), content: maybe(z.object({ execution: maybe(z.object({ status: text(60) })) })) });

/** The event as it is: out of its wrapping, whose name is the installation's own, and with the parts that a flattening endpoint sends as text read. */
function plain(sent: Record<string, unknown>): Record<string, unknown> {
  const inner = isEvent(sent) ? sent : (Object.values(sent).find(isEvent) ?? sent);
  return { ...inner, details: parsed(inner.details), content: parsed(inner.content) };
}

function isEvent(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, "details");
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return readJsonObject(new TextEncoder().encode(value));
  } catch {
    return value;
  }
}
