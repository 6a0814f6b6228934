import type { Change } from "../domain/changes";
import { DEPLOYMENT_KINDS, STRATEGIES } from "../domain/deployment-kind";
import { environmentTier, TIERS } from "../domain/environment-tier";
import { findKeys } from "../domain/find-keys";
import { later } from "../domain/newer";
import { type DeploymentStatus, isOver } from "../domain/run-status";
import { STAGE_KINDS, stageKind } from "../domain/stage-kind";
import { deploymentFacts, runFacts, stageFacts } from "./facts";
import type { Form } from "./generic-form";
import { statusOfWord } from "./status-words";

type About = { repository: string; boardKey: string; receivedAt: Date };
type RunChange = Extract<Change, { type: "run" }>;

/** The run with its stages. Where nothing says when something was so, it was when it was heard. */
export function runChanges({ run, stages }: Form, { repository, receivedAt }: About): Change[] {
  if (!run) return [];
  const { queuedAt, startedAt, finishedAt, updatedAt } = run;
  const status = statusOfWord(run.status);
  const facts = runFacts({
    name: run.name ?? "pipeline",
    status,
    title: [run.title, ...run.cards.map((key) => key.toUpperCase())].filter(Boolean).join(" ") || null,
    trigger: run.trigger,
    branch: branchOf(run.branch),
    headRepository: repository,
    sha: run.sha,
    commitMessage: run.message,
    prNumber: run.pullRequest ?? null,
    actor: run.actor,
    url: run.url,
    createdAt: queuedAt ?? startedAt ?? updatedAt ?? finishedAt ?? receivedAt,
    startedAt,
    finishedAt: isOver(status) ? finishedAt : null,
    producerAt: updatedAt ?? finishedAt ?? later(queuedAt, startedAt) ?? receivedAt,
  });
  const own: RunChange = { type: "run", repository, externalId: run.id, attempt: run.attempt ?? 1, facts };
  return [own, ...(stages ?? []).map((one) => stageChange(one, own, updatedAt ?? receivedAt))];
}

function stageChange(told: NonNullable<Form["stages"]>[number], { repository, externalId, attempt, facts: run }: RunChange, heardAt: Date): Change {
  const { name, startedAt, finishedAt, updatedAt } = told;
  const status = statusOfWord(told.status);
  const facts = stageFacts({
    name,
    kind: wordOf(STAGE_KINDS, told.kind) ?? stageKind(name, run.name),
    status,
    url: told.url,
    startedAt,
    finishedAt: isOver(status) ? finishedAt : null,
    producerAt: updatedAt ?? later(startedAt, finishedAt) ?? heardAt,
  });
  const { name: pipeline, branch, sha, createdAt } = run;
  return { type: "stage", repository, runExternalId: externalId, attempt, externalId: told.id ?? name, facts, run: { name: pipeline, branch, sha, createdAt } };
}

const REPLACED: ReadonlySet<string> = new Set(["superseded", "inactive", "replaced", "removed"]);

function deploymentStatus(word: string | null): DeploymentStatus {
  if (REPLACED.has(word?.toLowerCase() ?? "")) return "SUPERSEDED";
  const status = statusOfWord(word);
  return status === "SKIPPED" ? "CANCELLED" : status;
}

/** The deployment; what it does not say of its code and run is said by the run beside it. */
export function deploymentChanges({ deployment, run }: Form, { repository, boardKey, receivedAt }: About): Change[] {
  if (!deployment) return [];
  const { environment, updatedAt, createdAt, startedAt, finishedAt } = deployment;
  const status = deploymentStatus(deployment.status);
  const facts = deploymentFacts({
    environment,
    tier: wordOf(TIERS, deployment.tier) ?? environmentTier(environment),
    status,
    service: deployment.service,
    version: deployment.version,
    strategy: wordOf(STRATEGIES, deployment.strategy) ?? null,
    kind: wordOf(DEPLOYMENT_KINDS, deployment.kind) ?? null,
    sha: deployment.sha ?? run?.sha ?? null,
    ref: branchOf(deployment.ref ?? run?.branch ?? null),
    description: deployment.description,
    mentions: mentionsOf(deployment.cards, deployment.description, boardKey),
    runExternalId: deployment.run ?? run?.id ?? null,
    url: deployment.url,
    createdAt: createdAt ?? startedAt ?? updatedAt ?? finishedAt ?? receivedAt,
    startedAt,
    finishedAt: isOver(status) ? finishedAt : null,
    succeededAt: status === "SUCCESS" ? (finishedAt ?? updatedAt ?? receivedAt) : null,
    producerAt: updatedAt ?? finishedAt ?? later(createdAt, startedAt) ?? receivedAt,
  });
  return [{ type: "deployment", repository, externalId: deployment.id, facts }];
}

/** Cards that are named may be written in any case; in a text they are looked for as in any other. */
export function mentionsOf(cards: readonly string[], said: string | null, boardKey: string): string[] {
  return [...new Set([...findKeys(cards.join("\n"), "branch", boardKey), ...findKeys(said ?? "", "prose", boardKey)])].sort();
}

/** A branch by its short name. */
export function branchOf(ref: string | null): string | null {
  return ref?.replace(/^refs\/heads\//, "") || null;
}

function wordOf<T extends string>(words: readonly T[], given: string | null): T | undefined {
  return words.find((word) => word === given?.trim().toUpperCase().replace(/[\s-]+/g, "_"));
}
