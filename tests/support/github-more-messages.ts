import type { GithubMessage, GithubRepository, GithubRun } from "./github-messages";
import { workflowRunMessage } from "./github-messages";

// What is told of beside pushes, pull requests, runs, jobs and deployments.

type Check = { id: number; name: string; app?: string | null; branch: string; sha: string; status: string; conclusion?: string | null; startedAt: Date; completedAt?: Date; pullRequest?: number };

/** A check of an app, third-party unless told; GitHub sets the start of a queued one to when it was made. */
export function checkRunMessage(repository: GithubRepository, check: Check): GithubMessage {
  const { id, name, app = "lint-bot", branch, sha, status, conclusion = null, startedAt, completedAt, pullRequest } = check;
  const told = {
    id,
    name,
    head_sha: sha,
    status,
    conclusion,
    started_at: startedAt.toISOString(),
    completed_at: completedAt?.toISOString() ?? null,
    html_url: `https://github.com/${repository.fullName}/runs/${id}`,
    details_url: "https://lint-bot.example",
    app: app === null ? null : { slug: app, name: app === "lint-bot" ? "Lint Bot" : app },
    check_suite: { id: id + 1, head_branch: branch },
    pull_requests: pullRequest === undefined ? [] : [{ number: pullRequest }],
  };
  return { event: "check_run", payload: { action: status === "completed" ? "completed" : "created", check_run: told, repository: { id: repository.id } } };
}

type Release = { id: number; action: string; tag: string; name?: string; draft?: boolean; prerelease?: boolean; publishedAt?: Date; updatedAt?: Date };

/** A release as it stands; a draft has not been published. */
export function releaseMessage(repository: GithubRepository, { id, action, tag, name = tag, draft = false, prerelease = false, publishedAt, updatedAt }: Release): GithubMessage {
  const told = {
    id,
    tag_name: tag,
    name,
    body: "What is new",
    draft,
    prerelease,
    html_url: `https://github.com/${repository.fullName}/releases/tag/${tag}`,
    created_at: "2026-11-02T08:00:00Z",
    published_at: publishedAt?.toISOString() ?? null,
    ...(updatedAt ? { updated_at: updatedAt.toISOString() } : {}),
  };
  return { event: "release", payload: { action, release: told, repository: { id: repository.id } } };
}

/** A branch or tag that came or went. */
export function refMessage(repository: GithubRepository, event: "create" | "delete", refType: "branch" | "tag"): GithubMessage {
  return { event, payload: { ref: "x", ref_type: refType, repository: { id: repository.id } } };
}

type Job = { id: number; name: string; status: string; conclusion?: string | null; createdAt: Date; updatedAt: Date };

/** Somebody is asked whether jobs of a run may go on, or has answered. */
export function deploymentReviewMessage(repository: GithubRepository, run: GithubRun, { action, at, jobs }: { action: "requested" | "approved" | "rejected"; at: Date; jobs: Job[] }): GithubMessage {
  const status = action === "requested" ? "waiting" : action === "approved" ? "in_progress" : "completed";
  const { payload } = workflowRunMessage(repository, run, { status, conclusion: action === "rejected" ? "failure" : null, at });
  const told = jobs.map(({ id, name, status, conclusion = null, createdAt, updatedAt }) => ({
    id,
    name,
    status,
    conclusion,
    html_url: `https://github.com/${repository.fullName}/actions/runs/${run.id}/jobs/${id}`,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    environment: "production",
  }));
  const [first] = told;
  const named = action === "requested" ? { workflow_job_run: first, environment: "production", reviewers: [{ type: "Team", reviewer: { name: "owners" } }] } : { workflow_job_run: first, workflow_job_runs: told, approver: { login: "dana" } };
  return { event: "deployment_review", payload: { ...payload, action, since: at.toISOString(), ...named } };
}

/** A deployment waits for what another system says. */
export function protectionRuleMessage(repository: GithubRepository, { id, environment, sha, ref, at, callback, installation }: { id: number; environment: string; sha: string; ref: string; at: Date; callback?: string; installation?: number }): GithubMessage {
  const deployment = { id, environment, sha, ref, payload: {}, created_at: at.toISOString(), updated_at: at.toISOString() };
  return { event: "deployment_protection_rule", payload: { action: "requested", environment, event: "push", deployment, repository: { id: repository.id }, ...(callback ? { deployment_callback_url: callback } : {}), ...(installation ? { installation: { id: installation } } : {}) } };
}
