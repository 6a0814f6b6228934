import { z } from "zod";
import { environmentTier } from "../domain/environment-tier";
import { findKeys } from "../domain/find-keys";
import { isOver } from "../domain/run-status";
import { knowsSecret } from "./authenticity";
import { alertFacts, deploymentFacts } from "./facts";
import { instant, link, maybe, required, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { Parsed, SourceDefinition } from "./source";

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
  parse: (event, payload, { boardKey }) => understood(event, () => (event === "argocd/v1" ? readApplication(payload, boardKey) : { ignored: "event_not_handled" })),
};

const loose = z.object({ schema: text(60), phase: text(60) });

const application = z.object({
  app: required(300),
  project: text(300),
  destination: maybe(z.object({ namespace: text(300), name: text(300), server: text(500) })),
  environment: text(200),
  revision: text(100),
  healthStatus: text(60),
  phase: text(60),
  message: text(5_000),
  commitMessage: text(20_000),
  startedAt: instant,
  finishedAt: instant,
  images: z.array(text(500)).nullish().catch(null),
  url: link,
});

const PHASES = { Running: "RUNNING", Terminating: "RUNNING", Succeeded: "SUCCESS", Failed: "FAILED", Error: "FAILED" } as const;

/** One sync of one application; it fires again on many occasions and then says the same. What is degraded after a sync is an alert. */
function readApplication(payload: unknown, boardKey: string): Parsed {
  const told = application.parse(payload);
  const phase = Object.entries(PHASES).find(([name]) => name === told.phase)?.[1];
  const environment = told.environment ?? told.destination?.namespace ?? told.app;
  if (told.startedAt === null) return { ignored: "no_sync" };
  const status = phase ?? "UNKNOWN";
  const image = told.images?.find((one) => one !== null) ?? null;
  const version = image === null ? null : versionOf(image);
  const deployment = deploymentFacts({
    environment,
    tier: tierOf(environment, told.app),
    status,
    service: told.app,
    version,
    sha: version !== null && /^[0-9a-f]{40}$/.test(version) ? version : null,
    ref: told.revision,
    description: told.message?.slice(0, 500) ?? null,
    mentions: findKeys([told.commitMessage, told.message, version].filter(Boolean).join("\n"), "prose", boardKey).sort(),
    url: told.url,
    createdAt: told.startedAt,
    startedAt: told.startedAt,
    finishedAt: isOver(status) ? told.finishedAt : null,
    producerAt: told.finishedAt ?? told.startedAt,
  });
  const repository = told.project ?? "default";
  const sync = { type: "deployment" as const, repository, externalId: `${told.app} ${told.revision ?? ""} ${told.startedAt.toISOString()}`, facts: deployment };
  const isDegraded = told.healthStatus === "Degraded" && status === "SUCCESS";
  if (!isDegraded) return { changes: [sync] };
  const since = told.finishedAt ?? told.startedAt;
  const facts = alertFacts({ title: `${told.app} is degraded`, status: "FIRING", environment, service: told.app, url: told.url, startedAt: since, description: told.message });
  return { changes: [sync, { type: "alert", repository, externalId: `${told.app} ${since.toISOString()}`, facts }] };
}

function tierOf(environment: string, app: string) {
  const tier = environmentTier(environment);
  return tier === "OTHER" ? environmentTier(app) : tier;
}

/** The tag of an image, or the beginning of its digest. */
function versionOf(image: string): string | null {
  const [name = "", digest] = image.split("@");
  const tag = /:([^/:]+)$/.exec(name)?.[1];
  return tag ?? digest?.replace(/^sha256:/, "").slice(0, 12) ?? null;
}
