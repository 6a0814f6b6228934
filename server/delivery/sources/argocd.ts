import { z } from "zod";
import { readApplication } from "./argocd-applications";
import { knowsSecret } from "./authenticity";
import { text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { SourceDefinition } from "./source";

/** Argo CD has no message of its own: it sends what our template makes, which set-up shows. */
export const argocd: SourceDefinition = {
  kind: "argocd",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent"],
  isAuthentic: knowsSecret,
  read: readJsonObject,
  deliveryId: () => null,
  eventOf: (_headers, payload) => loose.parse(payload ?? {}).schema ?? "argocd/v1",
  actionOf: (payload) => loose.parse(payload ?? {}).phase,
  parse: (event, payload, { boardKey }) => understood(event, () => (event === "argocd/v1" ? readApplication(payload, boardKey) : { ignored: "version_not_handled" })),
};

const loose = z.object({ schema: text(60), phase: text(60) });
