import type { Alert, Commit, Deployment as DeploymentRow, PipelineRun, PullRequest, Push, Release, Stage as StageRow } from "@/server/platform/db/generated/client";
import type { AnswerTo } from "../domain/call-back";
import type { GateCondition } from "../domain/changes";
import type { Table } from "./table";

export type { Alert, Commit, PipelineRun, PullRequest, Push, Release };
export type Deployment = Omit<DeploymentRow, "answerTo"> & { answerTo: AnswerTo | null };
export type Stage = Omit<StageRow, "conditions"> & { conditions: GateCondition[] | null };

const place = { sourceId: "uuid", repository: "text" } as const;
const named = { ...place, externalId: "text" } as const;

export const RUNS: Table<PipelineRun, "sourceId" | "repository" | "externalId" | "attempt"> = {
  name: "PipelineRun",
  key: { ...named, attempt: "int" },
  facts: {
    name: "text", status: '"RunStatus"', trigger: "text", title: "text", branch: "text", headRepository: "text", sha: "text", commitMessage: "text", prNumber: "int",
    actor: "text", url: "text", startedAt: "timestamptz", finishedAt: "timestamptz", producerAt: "timestamptz", generation: "bigint", createdAt: "timestamptz",
  },
};

export const STAGES: Table<Stage, "runId" | "externalId"> = {
  name: "Stage",
  key: { runId: "uuid", externalId: "text" },
  facts: {
    name: "text", kind: '"StageKind"', toldKind: '"StageKind"', status: '"RunStatus"', url: "text", startedAt: "timestamptz", finishedAt: "timestamptz", producerAt: "timestamptz", generation: "bigint", conditions: "jsonb",
  },
};

export const DEPLOYMENTS: Table<Deployment, "sourceId" | "repository" | "externalId"> = {
  name: "Deployment",
  key: named,
  facts: {
    environment: "text", tier: '"Tier"', service: "text", version: "text", strategy: '"Strategy"', kind: '"DeploymentKind"', sha: "text", ref: "text", description: "text",
    mentions: "text[]", status: '"DeploymentStatus"', statusId: "bigint", runExternalId: "text", answerTo: "jsonb", url: "text", createdAt: "timestamptz", startedAt: "timestamptz",
    finishedAt: "timestamptz", succeededAt: "timestamptz", producerAt: "timestamptz",
  },
};

export const PULL_REQUESTS: Table<PullRequest, "sourceId" | "repository" | "externalId"> = {
  name: "PullRequest",
  key: named,
  facts: {
    number: "int", title: "text", body: "text", branch: "text", headRepository: "text", headSha: "text", mergeSha: "text", state: '"PullRequestState"', author: "text",
    url: "text", openedAt: "timestamptz", mergedAt: "timestamptz", producerAt: "timestamptz",
  },
};

export const COMMITS: Table<Commit, "sourceId" | "repository" | "sha"> = {
  name: "Commit",
  key: { ...place, sha: "text" },
  facts: { branches: "text[]", message: "text", author: "text", authoredAt: "timestamptz", url: "text" },
};

export const PUSHES: Table<Push, "sourceId" | "repository" | "branch" | "before" | "after"> = {
  name: "Push",
  key: { ...place, branch: "text", before: "text", after: "text" },
  facts: { forced: "boolean", shas: "text[]" },
};

export const RELEASES: Table<Release, "sourceId" | "repository" | "externalId"> = {
  name: "Release",
  key: named,
  facts: { tag: "text", name: "text", notes: "text", isPrerelease: "boolean", url: "text", publishedAt: "timestamptz", producerAt: "timestamptz" },
};

export const ALERTS: Table<Alert, "sourceId" | "repository" | "externalId"> = {
  name: "Alert",
  key: named,
  facts: {
    title: "text", description: "text", status: '"AlertStatus"', severity: "text", environment: "text", service: "text", group: "text", mentions: "text[]", url: "text",
    startedAt: "timestamptz", resolvedAt: "timestamptz",
  },
};
