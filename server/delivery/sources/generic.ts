import { z } from "zod";
import type { Change } from "../domain/changes";
import { DEPLOYMENT_KINDS, type DeploymentKind, STRATEGIES, type Strategy } from "../domain/deployment-kind";
import { environmentTier, TIERS, type Tier } from "../domain/environment-tier";
import { findKeys } from "../domain/find-keys";
import { later } from "../domain/newer";
import { isOver, type PullRequestState } from "../domain/run-status";
import { STAGE_KINDS, stageKind } from "../domain/stage-kind";
import { knowsSecret } from "./authenticity";
import { isBuildbot, readBuildbot } from "./buildbot";
import { alertFacts, deploymentFacts, runFacts, stageFacts } from "./facts";
import { flag, id, instant, link, maybe, required, sha, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { Parsed, SourceDefinition } from "./source";
import { statusOfWord } from "./status-words";

/** Anything that can post JSON: one documented form, and what Buildbot sends by itself. */
export const generic: SourceDefinition = {
  kind: "generic",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent", "x-delivery-id"],
  isAuthentic: knowsSecret,
  read: readJsonObject,
  deliveryId: (headers) => headers["x-delivery-id"]?.slice(0, 200) || null,
  eventOf: (_headers, payload) => (isBuildbot(payload) ? "buildbot" : (THINGS.find((thing) => hasThing(payload, thing)) ?? "nothing")),
  actionOf: (payload) => words.parse(payload ?? {}).run?.status ?? null,
  parse: (event, payload, { boardKey }) => understood(event, () => (isBuildbot(payload) ? readBuildbot(payload) : read(payload, boardKey))),
};

const THINGS = ["run", "stages", "deployment", "push", "pullRequest", "release", "alert"] as const;

function hasThing(payload: unknown, thing: string): boolean {
  return typeof payload === "object" && payload !== null && Object.hasOwn(payload, thing);
}

const words = z.object({ run: maybe(z.object({ status: text(60) })) });
const stage = z.object({ id: id.nullish(), name: required(300), kind: text(20), status: text(60), url: link, startedAt: instant, finishedAt: instant });
const cards = z.array(text(100)).max(100).nullish().catch(null).transform((keys) => (keys ?? []).filter((key) => key !== null));
const commit = z.object({ sha, message: text(20_000), author: text(200), at: instant, url: link });

const form = z.object({
  repository: text(200),
  run: z
    .object({
      id, attempt: z.number().int().min(1).max(1_000_000).nullish(), name: text(300), status: text(60), title: text(500), trigger: text(100), branch: text(300), sha: text(100), message: text(20_000),
      pullRequest: z.number().int().min(1).max(2_147_483_647).nullish().catch(null), actor: text(200), url: link, queuedAt: instant, startedAt: instant, finishedAt: instant, updatedAt: instant, cards,
    })
    .nullish(),
  stages: z.array(stage).max(500).nullish(),
  deployment: z
    .object({
      id, environment: required(200), tier: text(20), service: text(200), version: text(200), strategy: text(20), kind: text(20), status: text(60), sha: text(100), ref: text(300), run: id.nullish(),
      description: text(500), url: link, createdAt: instant, startedAt: instant, finishedAt: instant, updatedAt: instant, cards,
    })
    .nullish(),
  push: z.object({ branch: text(300), before: text(100), after: text(100), forced: flag, commits: z.array(commit).max(1000).nullish().catch(null) }).nullish(),
  pullRequest: z
    .object({ number: z.number().int().min(1).max(2_147_483_647), title: text(500), body: text(50_000), branch: required(300), sha, mergeSha: text(100), state: text(20), author: text(200), url: link, openedAt: instant, mergedAt: instant, updatedAt: instant })
    .nullish(),
  release: z.object({ tag: required(200), name: text(300), notes: text(50_000), prerelease: flag, url: link, publishedAt: instant }).nullish(),
  alert: z
    .object({ id, title: text(500), description: text(5_000), status: text(20), severity: text(60), environment: text(200), service: text(200), url: link, startedAt: instant, resolvedAt: instant })
    .nullish(),
});
type Form = z.output<typeof form>;

function read(payload: unknown, boardKey: string): Parsed {
  const told = form.parse(payload);
  const repository = told.repository ?? "generic";
  const changes = [...runChanges(told, repository), ...deploymentChanges(told, repository, boardKey), ...codeChanges(told, repository), ...otherChanges(told, repository, boardKey)];
  return changes.length === 0 ? { ignored: "nothing_told" } : { changes };
}

function runChanges({ run, stages }: Form, repository: string): Change[] {
  if (!run) return [];
  const status = statusOfWord(run.status);
  const attempt = run.attempt ?? 1;
  const name = run.name ?? "pipeline";
  const facts = runFacts({
    name, status, title: [run.title, ...run.cards].filter(Boolean).join(" ") || null, trigger: run.trigger, branch: run.branch, sha: run.sha, commitMessage: run.message, prNumber: run.pullRequest ?? null,
    headRepository: repository, actor: run.actor, url: run.url, createdAt: run.queuedAt ?? run.startedAt, startedAt: run.startedAt, finishedAt: isOver(status) ? run.finishedAt : null,
    producerAt: run.updatedAt ?? run.finishedAt ?? later(run.queuedAt, run.startedAt),
  });
  const own: Change = { type: "run", repository, externalId: run.id, attempt, facts };
  return [own, ...(stages ?? []).map((one): Change => stageChange(one, { repository, runExternalId: run.id, attempt, name, facts }))];
}

function stageChange(one: z.output<typeof stage>, run: { repository: string; runExternalId: string; attempt: number; name: string; facts: { branch: string | null; sha: string | null; createdAt: Date | null } }): Change {
  const status = statusOfWord(one.status);
  const kind = STAGE_KINDS.find((known) => known === one.kind?.toUpperCase()) ?? stageKind(one.name, run.name);
  const facts = stageFacts({ name: one.name, kind, status, url: one.url, startedAt: one.startedAt, finishedAt: isOver(status) ? one.finishedAt : null, producerAt: later(one.startedAt, one.finishedAt) });
  const { branch, sha: code, createdAt } = run.facts;
  return { type: "stage", repository: run.repository, runExternalId: run.runExternalId, attempt: run.attempt, externalId: one.id ?? one.name, facts, run: { name: run.name, branch, sha: code, createdAt } };
}

function deploymentChanges({ deployment, run }: Form, repository: string, boardKey: string): Change[] {
  if (!deployment) return [];
  const { environment, version, ref, updatedAt, createdAt, startedAt, finishedAt } = deployment;
  const status = statusOfWord(deployment.status);
  const facts = deploymentFacts({
    environment,
    tier: TIERS.find((tier): tier is Tier => tier === deployment.tier?.toUpperCase()) ?? environmentTier(environment),
    status: status === "SKIPPED" ? "CANCELLED" : status,
    service: deployment.service,
    version,
    strategy: STRATEGIES.find((known): known is Strategy => known === deployment.strategy?.toUpperCase().replaceAll("-", "_")) ?? null,
    kind: DEPLOYMENT_KINDS.find((known): known is DeploymentKind => known === deployment.kind?.toUpperCase()) ?? null,
    sha: deployment.sha ?? run?.sha ?? null,
    ref: ref ?? run?.branch ?? null,
    description: deployment.description,
    mentions: findKeys([...deployment.cards, deployment.description ?? ""].join("\n"), "prose", boardKey).sort(),
    runExternalId: deployment.run ?? run?.id ?? null,
    url: deployment.url,
    createdAt: createdAt ?? startedAt,
    startedAt,
    finishedAt: isOver(status) ? finishedAt : null,
    succeededAt: status === "SUCCESS" ? (finishedAt ?? updatedAt ?? startedAt ?? createdAt) : null,
    producerAt: updatedAt ?? finishedAt ?? later(createdAt, startedAt),
  });
  return [{ type: "deployment", repository, externalId: deployment.id, facts }];
}

function codeChanges({ push, pullRequest }: Form, repository: string): Change[] {
  const changes: Change[] = [];
  if (push) {
    const branch = push.branch?.replace(/^refs\/heads\//, "") ?? null;
    const commits = (push.commits ?? []).map((one) => ({ sha: one.sha, branches: branch === null ? [] : [branch], message: one.message ?? "", author: one.author, authoredAt: one.at, url: one.url }));
    const after = push.after ?? commits.at(-1)?.sha ?? null;
    const moved = branch === null || after === null ? null : { branch, before: push.before === null || /^0+$/.test(push.before) ? null : push.before, after, forced: push.forced };
    changes.push({ type: "push", repository, facts: { moved, commits } });
  }
  if (pullRequest) {
    const { number, title, body, branch, mergeSha, author, url, openedAt, mergedAt, updatedAt } = pullRequest;
    const state = pullRequestState(pullRequest.state);
    const facts = { number, title: title ?? `#${number}`, body: body ?? "", branch, headRepository: repository, headSha: pullRequest.sha, mergeSha, state, author, url, openedAt, mergedAt: state === "MERGED" ? (mergedAt ?? updatedAt) : null, producerAt: updatedAt ?? mergedAt ?? openedAt };
    changes.push({ type: "pullRequest", repository, externalId: String(number), facts });
  }
  return changes;
}

function pullRequestState(word: string | null): PullRequestState {
  const state = word?.toLowerCase() ?? "open";
  return state === "merged" ? "MERGED" : state === "closed" ? "CLOSED" : state === "draft" ? "DRAFT" : "OPEN";
}

function otherChanges({ release, alert }: Form, repository: string, boardKey: string): Change[] {
  const changes: Change[] = [];
  if (release) {
    const { tag, name, notes, prerelease, url, publishedAt } = release;
    changes.push({ type: "release", repository, externalId: tag, facts: { tag, name, notes, isPrerelease: prerelease, url, publishedAt, producerAt: publishedAt } });
  }
  if (alert) {
    const { title, description, severity, environment, service, url, resolvedAt } = alert;
    const isResolved = ["resolved", "ok", "closed", "recovered"].includes(alert.status?.toLowerCase() ?? "");
    const startedAt = alert.startedAt ?? new Date(0);
    const mentions = findKeys([title, description].join("\n"), "prose", boardKey).sort();
    const facts = alertFacts({ title: title ?? alert.id, description, status: isResolved ? "RESOLVED" : "FIRING", severity, environment, service, mentions, url, startedAt, resolvedAt: isResolved ? resolvedAt : null });
    changes.push({ type: "alert", repository, externalId: `${alert.id} ${startedAt.toISOString()}`, facts });
  }
  return changes;
}
