import { z } from "zod";
import { environmentTier, TIERS, type Tier } from "../domain/environment-tier";
import { isOver, type DeploymentStatus } from "../domain/run-status";
import { findKeys } from "../domain/find-keys";
import { deploymentFacts } from "./facts";
import { flag, id, instant, link, required, text } from "./loose";
import type { Parsed } from "./source";

const project = z.object({ id });
const deployment = z.object({
  project, deployment_id: id, status: text(60), status_changed_at: instant, environment: text(200), environment_tier: text(30), environment_external_url: link, commit_url: text(2000), commit_title: text(500), ref: text(300), deployable_url: link,
});

const STATUSES: Readonly<Record<string, DeploymentStatus>> = { created: "QUEUED", blocked: "WAITING", running: "RUNNING", success: "SUCCESS", failed: "FAILED", canceled: "CANCELLED", skipped: "CANCELLED" };

/** A Deployment Hook: the commit's whole name stands in its address alone. */
export function readDeployment(payload: unknown, boardKey: string): Parsed {
  const told = deployment.parse(payload);
  const environment = told.environment ?? "unknown";
  const status = (Object.hasOwn(STATUSES, told.status ?? "") ? STATUSES[told.status ?? ""] : undefined) ?? "UNKNOWN";
  const at = told.status_changed_at;
  const facts = deploymentFacts({
    environment,
    tier: TIERS.find((tier): tier is Tier => tier === told.environment_tier?.toUpperCase()) ?? environmentTier(environment),
    status,
    version: /^v?\d+(?:\.\d+)+/.test(told.ref ?? "") ? told.ref : null,
    sha: /\/([0-9a-f]{40,64})$/.exec(told.commit_url ?? "")?.[1] ?? null,
    ref: told.ref,
    description: told.commit_title,
    mentions: findKeys(told.commit_title ?? "", "prose", boardKey),
    url: told.environment_external_url ?? told.deployable_url,
    createdAt: at,
    startedAt: status === "RUNNING" ? at : null,
    finishedAt: isOver(status) ? at : null,
    producerAt: at,
  });
  return { changes: [{ type: "deployment", repository: told.project.id, externalId: told.deployment_id, facts }] };
}

const release = z.object({ project, id: id.nullish(), tag: required(200), name: text(300), description: text(50_000), released_at: instant, created_at: instant, url: link, action: text(30), upcoming_release: flag });

/** A Release Hook. */
export function readRelease(payload: unknown): Parsed {
  const told = release.parse(payload);
  if (told.action === "delete") return { ignored: "release_deleted" };
  const { tag, name, description, url, released_at: publishedAt } = told;
  return { changes: [{ type: "release", repository: told.project.id, externalId: tag, facts: { tag, name, notes: description, isPrerelease: told.upcoming_release, url, publishedAt, producerAt: publishedAt ?? told.created_at } }] };
}
