import { z } from "zod";
import type { DeploymentFacts } from "../domain/changes";
import { environmentTier, TIERS, type Tier } from "../domain/environment-tier";
import { findCommitKeys } from "../domain/find-keys";
import { type DeploymentStatus, isOver } from "../domain/run-status";
import { id, instant, link, text } from "./loose";
import type { ParseContext, Parsed } from "./source";

const COMMIT_PAGE = /\/commits?\/([0-9a-f]{40,64})\/?$/i;

const project = z.object({ id });

const deployment = z.object({
  project,
  deployment_id: id,
  status: text(60),
  status_changed_at: instant,
  environment: text(200),
  environment_tier: text(30),
  environment_external_url: link,
  deployable_url: link,
  commit_url: link,
  commit_title: text(500),
  ref: text(300),
});

const release = z.object({
  project,
  id,
  action: text(30),
  tag: text(300),
  name: text(300),
  description: text(65_536),
  url: link,
  created_at: instant,
  released_at: instant,
});

/** A Deployment Hook: how far a deployment has come. Its commit stands in the address of the commit's page alone. */
export function readDeployment(payload: unknown, { boardKey }: ParseContext): Parsed {
  const told = deployment.parse(payload);
  const environment = told.environment ?? "unknown";
  const status = STATUSES.get(told.status) ?? "UNKNOWN";
  const at = told.status_changed_at;
  const facts: DeploymentFacts = {
    environment,
    tier: tierOf(told.environment_tier) ?? environmentTier(environment),
    service: null,
    version: null,
    strategy: null,
    kind: null,
    sha: COMMIT_PAGE.exec(told.commit_url ?? "")?.[1] ?? null,
    ref: told.ref,
    description: told.commit_title,
    mentions: findCommitKeys(told.commit_title ?? "", boardKey).sort(),
    status,
    statusId: null,
    runExternalId: null,
    answerTo: null,
    url: told.environment_external_url ?? told.deployable_url,
    createdAt: at,
    startedAt: status === "RUNNING" ? at : null,
    finishedAt: isOver(status) ? at : null,
    succeededAt: status === "SUCCESS" ? at : null,
    producerAt: at,
  };
  return { changes: [{ type: "deployment", repository: told.project.id, externalId: told.deployment_id, facts }] };
}

const STATUSES: ReadonlyMap<string | null, DeploymentStatus> = new Map<string, DeploymentStatus>([
  ["created", "QUEUED"],
  ["blocked", "WAITING"],
  // What its approvers have said; it then goes on, or is told to have failed.
  ["approved", "WAITING"],
  ["rejected", "WAITING"],
  ["running", "RUNNING"],
  ["success", "SUCCESS"],
  ["failed", "FAILED"],
  ["canceled", "CANCELLED"],
  ["skipped", "CANCELLED"],
]);

function tierOf(word: string | null): Tier | undefined {
  return TIERS.find((tier) => tier === word?.toUpperCase());
}

/** A Release Hook: a version that was published, or whose notes were edited. */
export function readRelease(payload: unknown, { receivedAt }: ParseContext): Parsed {
  const told = release.parse(payload);
  if (told.action === "delete") return { ignored: "release_deleted" };
  const published = told.released_at ?? told.created_at;
  const facts = {
    tag: told.tag ?? told.name ?? told.id,
    name: told.name,
    notes: told.description,
    isPrerelease: false,
    url: told.url,
    publishedAt: published,
    // When it was edited is not told: the edit that is heard last is the newest.
    producerAt: told.action === "update" ? receivedAt : (told.created_at ?? published),
  };
  return { changes: [{ type: "release", repository: told.project.id, externalId: told.id, facts }] };
}
