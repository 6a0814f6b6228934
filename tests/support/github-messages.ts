import { createHmac } from "node:crypto";

/** One delivery as GitHub words it, before it is signed. */
export type GithubMessage = { event: string; payload: Record<string, unknown> };

export type GithubRepository = { id: number; fullName: string };
export type GithubRun = { id: number; attempt?: number; workflow?: string; branch: string; sha: string; message: string; trigger?: string; actor?: string; createdAt: Date };
type Status = "queued" | "waiting" | "in_progress" | "completed";
type Conclusion = "success" | "failure" | "cancelled" | "skipped" | "timed_out" | "action_required";
type DeploymentState = "queued" | "waiting" | "in_progress" | "success" | "failure" | "inactive";

/** The headers and bytes of a message, signed with the source's secret. */
export function signGithubMessage({ event, payload }: GithubMessage, secret: string, deliveryId: string): { headers: Record<string, string>; body: Uint8Array } {
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const headers = {
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/throughline",
    "x-github-event": event,
    "x-github-delivery": deliveryId,
    "x-hub-signature-256": `sha256=${signature}`,
  };
  return { headers, body };
}

/** A push of commits to a branch; `before` is left out for a new branch. */
export function pushMessage(
  repository: GithubRepository,
  { branch, before, after, commits }: { branch: string; before?: string; after: string; commits: { sha: string; message: string; author: string; at: Date }[] },
): GithubMessage {
  const none = "0".repeat(40);
  const told = commits.map(({ sha, message, author, at }) => ({
    id: sha,
    distinct: true,
    message,
    timestamp: at.toISOString(),
    url: `${pageOf(repository)}/commit/${sha}`,
    author: { name: author, username: author },
  }));
  const payload = { ref: `refs/heads/${branch}`, before: before ?? none, after, created: !before, deleted: false, forced: false, commits: told, head_commit: told.at(-1) ?? null };
  return { event: "push", payload: { ...payload, repository: repositoryOf(repository) } };
}

/** A pull request as it stands at `at`. */
export function pullRequestMessage(
  repository: GithubRepository,
  given: { number: number; action: string; title: string; body?: string; branch: string; headSha: string; author: string; state?: "open" | "closed"; draft?: boolean; mergeSha?: string; openedAt: Date; at: Date },
): GithubMessage {
  const { number, action, title, branch, headSha, author, mergeSha, openedAt, at } = given;
  const merged = mergeSha !== undefined;
  const pullRequest = {
    id: repository.id * 100_000 + number,
    number,
    state: given.state ?? (merged ? "closed" : "open"),
    draft: given.draft ?? false,
    merged,
    merged_at: merged ? at.toISOString() : null,
    merge_commit_sha: mergeSha ?? null,
    title,
    body: given.body ?? null,
    user: { login: author },
    html_url: `${pageOf(repository)}/pull/${number}`,
    created_at: openedAt.toISOString(),
    updated_at: at.toISOString(),
    head: { ref: branch, sha: headSha, repo: repositoryOf(repository) },
    base: { ref: "main", repo: repositoryOf(repository) },
  };
  return { event: "pull_request", payload: { action, number, pull_request: pullRequest, repository: repositoryOf(repository) } };
}

/** A workflow run as it stands at `at`. */
export function workflowRunMessage(
  repository: GithubRepository,
  run: GithubRun,
  { status, conclusion = null, startedAt = run.createdAt, at }: { status: Status; conclusion?: Conclusion | null; startedAt?: Date; at: Date },
): GithubMessage {
  const action = status === "completed" ? "completed" : status === "in_progress" ? "in_progress" : "requested";
  const told = {
    id: run.id,
    name: run.workflow ?? "CI",
    run_attempt: run.attempt ?? 1,
    display_title: run.message.split("\n", 1)[0],
    event: run.trigger ?? "push",
    status,
    conclusion,
    head_branch: run.branch,
    head_sha: run.sha,
    head_commit: { id: run.sha, message: run.message },
    head_repository: repositoryOf(repository),
    pull_requests: [],
    actor: { login: run.actor ?? "octocat" },
    html_url: `${pageOf(repository)}/actions/runs/${run.id}`,
    created_at: run.createdAt.toISOString(),
    run_started_at: startedAt.toISOString(),
    updated_at: at.toISOString(),
  };
  return { event: "workflow_run", payload: { action, workflow_run: told, workflow: { name: told.name }, repository: repositoryOf(repository) } };
}

/** A job of a run as it stands. */
export function workflowJobMessage(
  repository: GithubRepository,
  run: GithubRun,
  job: { id: number; name: string; status: Status; conclusion?: Conclusion | null; createdAt: Date; startedAt?: Date; completedAt?: Date; environment?: string },
): GithubMessage {
  const told = {
    id: job.id,
    run_id: run.id,
    run_attempt: run.attempt ?? 1,
    workflow_name: run.workflow ?? "CI",
    name: job.name,
    status: job.status,
    conclusion: job.conclusion ?? null,
    head_branch: run.branch,
    head_sha: run.sha,
    html_url: `${pageOf(repository)}/actions/runs/${run.id}/job/${job.id}`,
    created_at: job.createdAt.toISOString(),
    started_at: (job.startedAt ?? job.createdAt).toISOString(),
    completed_at: job.completedAt?.toISOString() ?? null,
    steps: [],
  };
  const deployment = job.environment ? { deployment: { id: job.id, environment: job.environment } } : {};
  return { event: "workflow_job", payload: { action: job.status, workflow_job: told, ...deployment, repository: repositoryOf(repository) } };
}

export type GithubDeployment = { id: number; environment: string; sha: string; ref: string; runId?: number; createdAt: Date };

/** A deployment that was made, or with `report` how far it has come; a later report has the larger id. */
export function deploymentMessage(repository: GithubRepository, deployment: GithubDeployment, report?: { id: number; state: DeploymentState; at: Date; url?: string }): GithubMessage {
  const { id, environment, sha, ref, runId, createdAt } = deployment;
  const told = { id, environment, sha, ref, task: "deploy", payload: {}, created_at: createdAt.toISOString(), updated_at: (report?.at ?? createdAt).toISOString() };
  const run = runId === undefined ? {} : { workflow_run: { id: runId } };
  const shared = { action: "created", deployment: told, ...run, repository: repositoryOf(repository) };
  if (!report) return { event: "deployment", payload: shared };
  const status = { id: report.id, state: report.state, environment, environment_url: report.url ?? "", created_at: report.at.toISOString(), updated_at: report.at.toISOString() };
  return { event: "deployment_status", payload: { ...shared, deployment_status: status } };
}

function repositoryOf({ id, fullName }: GithubRepository) {
  return { id, name: fullName.split("/").at(-1), full_name: fullName };
}

function pageOf({ fullName }: GithubRepository): string {
  return `https://github.com/${fullName}`;
}
