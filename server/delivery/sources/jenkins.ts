import { z } from "zod";
import { knowsSecret } from "./authenticity";
import { readBuild } from "./jenkins-builds";
import { maybe, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { SourceDefinition } from "./source";

/** Jenkins' Notification plugin: it can sign nothing, and knows its secret from the address alone, as user and password or as a key. */
export const jenkins: SourceDefinition = {
  kind: "jenkins",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent"],
  isAuthentic: knowsSecret,
  read: readJsonObject,
  deliveryId: () => null,
  eventOf: (_headers, payload) => loose.parse(payload ?? {}).build?.phase?.toLowerCase() ?? "build",
  actionOf: (payload) => loose.parse(payload ?? {}).build?.status ?? null,
  parse: (event, payload, { boardKey }) => understood(event, () => readBuild(payload, boardKey)),
};

const loose = z.object({ build: maybe(z.object({ phase: text(60), status: text(60) })) });
