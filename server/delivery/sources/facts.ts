import type { AlertFacts, DeploymentFacts, RunFacts, StageFacts } from "../domain/changes";

// What most producers say little of: whatever is not told is null.

export function runFacts(told: Pick<RunFacts, "name" | "status"> & Partial<RunFacts>): RunFacts {
  return {
    trigger: null, title: null, branch: null, headRepository: null, sha: null, commitMessage: null, prNumber: null, actor: null, url: null, createdAt: null, startedAt: null, finishedAt: null,
    producerAt: null, generation: null, ...told,
  };
}

export function stageFacts(told: Pick<StageFacts, "name" | "kind" | "status"> & Partial<StageFacts>): StageFacts {
  return { url: null, startedAt: null, finishedAt: null, producerAt: null, generation: null, conditions: null, ...told };
}

export function deploymentFacts(told: Pick<DeploymentFacts, "environment" | "tier" | "status"> & Partial<DeploymentFacts>): DeploymentFacts {
  const { status, finishedAt = null } = told;
  return {
    service: null, version: null, strategy: null, kind: null, sha: null, ref: null, description: null, mentions: [], statusId: null, runExternalId: null, answerTo: null, url: null, createdAt: null, startedAt: null,
    succeededAt: status === "SUCCESS" ? finishedAt : null, producerAt: null, ...told, finishedAt,
  };
}

export function alertFacts(told: Pick<AlertFacts, "title" | "status" | "startedAt"> & Partial<AlertFacts>): AlertFacts {
  return { description: null, severity: null, environment: null, service: null, group: null, mentions: [], url: null, resolvedAt: null, ...told };
}
