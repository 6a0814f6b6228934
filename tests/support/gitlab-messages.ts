import { createHmac, randomUUID } from "node:crypto";

/** One delivery as GitLab words it, before it is sent. */
export type GitlabMessage = { event: string; payload: Record<string, unknown> };

export const PROJECT = { id: 512, name: "ERP", web_url: "https://gitlab.example/acme/erp", path_with_namespace: "acme/erp", default_branch: "main" };
const dana = { id: 3, name: "Dana Example", username: "dana", email: "[REDACTED]" };

/** How GitLab writes most of its times. */
const time = (at: Date | undefined) => (at ? `${at.toISOString().slice(0, 19).replace("T", " ")} UTC` : null);

type Secret = { secret: string; id?: string };

/** The headers and bytes of a message, sent with a secret token. */
export function sendGitlab({ event, payload }: GitlabMessage, { secret, id = randomUUID() }: Secret) {
  const headers = { "content-type": "application/json", "user-agent": "GitLab/18.4.0", "x-gitlab-event": event, "x-gitlab-event-uuid": randomUUID() as string, "idempotency-key": id, "x-gitlab-token": secret };
  return { headers: headers as Record<string, string>, body: new TextEncoder().encode(JSON.stringify(payload)) };
}

/** The same, signed with a signing token at `at`. */
export function signGitlab(message: GitlabMessage, { secret, id = randomUUID(), at }: Secret & { at: Date }) {
  const { headers, body } = sendGitlab(message, { secret, id });
  const { "x-gitlab-token": _none, ...rest } = headers;
  const seconds = String(Math.floor(at.getTime() / 1000));
  const digest = createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64")).update(`${id}.${seconds}.`).update(body).digest("base64");
  return { headers: { ...rest, "webhook-id": id, "webhook-timestamp": seconds, "webhook-signature": `v1,${digest}` } as Record<string, string>, body };
}

export type GitlabJob = { id: number; stage: string; name: string; status: string; createdAt: Date; startedAt?: Date; finishedAt?: Date; mayFail?: boolean; environment?: { name: string; action?: string } };
export type GitlabPipeline = { id: number; sha: string; ref: string; source?: string; name?: string; message: string; createdAt: Date; request?: { iid: number; title: string; sourceBranch: string } };

/** A pipeline as it stands, with the latest job of each name. */
export function pipelineMessage(pipeline: GitlabPipeline, status: string, jobs: readonly GitlabJob[], finishedAt?: Date): GitlabMessage {
  const { id, sha, ref, source = "push", name = null, message, createdAt, request } = pipeline;
  const attributes = { id, iid: id - 1, name, ref, tag: false, sha, before_sha: "0".repeat(40), source, status, detailed_status: status === "success" ? "passed" : status, stages: [...new Set(jobs.map(({ stage }) => stage))], created_at: time(createdAt), finished_at: time(finishedAt), duration: 60, url: `${PROJECT.web_url}/-/pipelines/${id}` };
  const builds = jobs.map((job) => ({
    id: job.id, stage: job.stage, name: job.name, status: job.status, created_at: time(job.createdAt), started_at: time(job.startedAt), finished_at: time(job.finishedAt),
    when: "on_success", manual: job.status === "manual", allow_failure: job.mayFail ?? false, user: dana, runner: null, environment: job.environment ? { action: "start", deployment_tier: "other", ...job.environment } : null,
  }));
  const told = request ? { id: 9000 + request.iid, iid: request.iid, title: request.title, source_branch: request.sourceBranch, source_project_id: PROJECT.id, target_branch: "main", target_project_id: PROJECT.id, state: "opened", url: `${PROJECT.web_url}/-/merge_requests/${request.iid}` } : null;
  const commit = { id: sha, title: message.split("\n")[0], message, timestamp: createdAt.toISOString(), url: `${PROJECT.web_url}/-/commit/${sha}`, author: { name: dana.name, email: dana.email } };
  return { event: "Pipeline Hook", payload: { object_kind: "pipeline", object_attributes: attributes, merge_request: told, user: dana, project: PROJECT, commit, builds } };
}

/** One job of a pipeline as it stands. */
export function jobMessage(pipeline: GitlabPipeline, job: GitlabJob): GitlabMessage {
  const payload = {
    object_kind: "build", ref: pipeline.ref, tag: false, before_sha: "0".repeat(40), sha: pipeline.sha, build_id: job.id, build_name: job.name, build_stage: job.stage, build_status: job.status,
    build_created_at: time(job.createdAt), build_started_at: time(job.startedAt), build_finished_at: time(job.finishedAt), build_allow_failure: job.mayFail ?? false, build_failure_reason: "unknown_failure", retries_count: 0,
    pipeline_id: pipeline.id, project_id: PROJECT.id, project_name: "Acme / ERP", user: dana, commit: { id: pipeline.id, name: pipeline.name ?? null, sha: pipeline.sha, message: pipeline.message, status: "running" },
    repository: { name: "ERP", homepage: PROJECT.web_url }, environment: job.environment ? { action: "start", ...job.environment } : null,
  };
  return { event: "Job Hook", payload };
}

/** A push of commits to a branch, or with `ref` to something else; `before` is left out for a new branch. */
export function gitlabPush({ branch, ref = `refs/heads/${branch}`, before = "0".repeat(40), after, commits }: { branch?: string; ref?: string; before?: string; after: string; commits: { sha: string; message: string; at: Date }[] }): GitlabMessage {
  const kind = ref.startsWith("refs/tags/") ? "tag_push" : "push";
  const told = commits.map(({ sha, message, at }) => ({ id: sha, message, title: message.split("\n")[0], timestamp: at.toISOString(), url: `${PROJECT.web_url}/-/commit/${sha}`, author: { name: dana.name, email: dana.email }, added: [], modified: [], removed: [] }));
  const payload = { object_kind: kind, event_name: kind, ref, before, after, checkout_sha: /^0+$/.test(after) ? null : after, user_id: 3, user_username: "dana", project_id: PROJECT.id, project: PROJECT, commits: told, total_commits_count: told.length };
  return { event: kind === "push" ? "Push Hook" : "Tag Push Hook", payload };
}

export type GitlabRequest = { iid: number; title: string; description?: string; branch: string; headSha: string | null; state?: "opened" | "closed" | "locked" | "merged"; draft?: boolean; mergeSha?: string; action: string; openedAt: Date; at: Date; by?: { id: number; username: string } };

/** A merge request as it stands at `at`. */
export function requestMessage({ iid, title, description = "", branch, headSha, state = "opened", draft = false, mergeSha, action, openedAt, at, by = dana }: GitlabRequest): GitlabMessage {
  const attributes = {
    id: 9000 + iid, iid, title, description, source_branch: branch, source_project_id: PROJECT.id, target_branch: "main", target_project_id: PROJECT.id, author_id: dana.id, state, draft, work_in_progress: draft, action,
    created_at: openedAt.toISOString(), updated_at: time(at), merge_commit_sha: mergeSha ?? null, last_commit: headSha ? { id: headSha, message: "x" } : null, url: `${PROJECT.web_url}/-/merge_requests/${iid}`,
  };
  return { event: "Merge Request Hook", payload: { object_kind: "merge_request", event_type: "merge_request", user: by, project: PROJECT, object_attributes: attributes, labels: [], changes: {} } };
}

/** How far a deployment has come. */
export function gitlabDeployment({ id, environment, tier, sha, status, at, title = "VAT" }: { id: number; environment: string; tier?: string; sha: string; status: string; at: Date; title?: string }): GitlabMessage {
  const payload = {
    object_kind: "deployment", status, status_changed_at: `${at.toISOString().slice(0, 19).replace("T", " ")} +0000`, deployment_id: id, deployable_id: 70, deployable_url: `${PROJECT.web_url}/-/jobs/70`, environment, ...(tier ? { environment_tier: tier } : {}),
    environment_external_url: null, project: PROJECT, short_sha: sha.slice(0, 8), user: dana, commit_url: `${PROJECT.web_url}/-/commit/${sha}`, commit_title: title, ref: "main",
  };
  return { event: "Deployment Hook", payload };
}

/** A release that was made, edited or deleted. */
export function gitlabRelease({ id, tag, action, notes = "First of all", at }: { id: number; tag: string; action: "create" | "update" | "delete"; notes?: string; at: Date }): GitlabMessage {
  const payload = { id, object_kind: "release", action, tag, name: tag, description: notes, created_at: time(at), released_at: time(at), url: `${PROJECT.web_url}/-/releases/${tag}`, project: PROJECT, commit: { id: "c".repeat(40), message: "x" } };
  return { event: "Release Hook", payload };
}
