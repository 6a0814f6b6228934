import { createHash, createHmac, randomUUID } from "node:crypto";
import { receiveDelivery } from "@/server/delivery/receive-delivery";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";

export type Job = { name: string; conclusion: "success" | "failure" | null; minutes: number };
type Run = { name: string; branch: string; sha: string; message: string; attempt?: number; runId: number; event: string; jobs: Job[] };
type Deployment = { id: number; environment: string; sha: string; version: string; state?: "waiting" | "success" };
type Source = { id: string; secret: string };

const REPOSITORY = { id: 700_100, full_name: "hanbit/erp" };
const PAGE = "https://github.com/hanbit/erp";

/** Speaks as GitHub would, signature included, to one source of the board. */
export class GithubSender {
  private serial = 1_000;

  constructor(
    private readonly db: Db,
    private readonly source: Source,
  ) {}

  nextId(): number {
    return ++this.serial;
  }

  push(at: Date, branch: string, before: string, commits: { sha: string; message: string; author: string }[]): Promise<void> {
    return this.send("push", at, {
      ref: `refs/heads/${branch}`,
      before,
      after: commits.at(-1)?.sha,
      commits: commits.map(({ sha, message, author }) => ({ id: sha, message, distinct: true, timestamp: at.toISOString(), url: `${PAGE}/commit/${sha}`, author: { name: author, username: author } })),
    });
  }

  pullRequest(at: Date, pull: { number: number; title: string; branch: string; sha: string; author: string; openedAt: Date; mergeSha?: string }): Promise<void> {
    const merged = pull.mergeSha !== undefined;
    return this.send("pull_request", at, {
      action: merged ? "closed" : "opened",
      number: pull.number,
      pull_request: {
        id: 50_000 + pull.number, number: pull.number, title: pull.title, body: "", state: merged ? "closed" : "open", draft: false, merged,
        merged_at: merged ? at.toISOString() : null, merge_commit_sha: pull.mergeSha ?? null, html_url: `${PAGE}/pull/${pull.number}`,
        created_at: pull.openedAt.toISOString(), updated_at: at.toISOString(), user: { login: pull.author },
        head: { ref: pull.branch, sha: pull.sha, repo: REPOSITORY }, base: { ref: "main" },
      },
    });
  }

  /** A run with its jobs one after another, the last of which may still be going; returns when it ended. */
  async run(from: Date, { name, branch, sha, message, attempt = 1, runId, event, jobs }: Run): Promise<Date> {
    let at = from;
    for (const [index, job] of jobs.entries()) {
      const began = at;
      if (job.conclusion) at = new Date(at.getTime() + job.minutes * 60_000);
      await this.send("workflow_job", at, {
        action: job.conclusion ? "completed" : "in_progress",
        workflow_job: {
          id: runId * 100 + attempt * 10 + index, run_id: runId, run_attempt: attempt, name: job.name, workflow_name: name, head_branch: branch, head_sha: sha,
          status: job.conclusion ? "completed" : "in_progress", conclusion: job.conclusion, html_url: `${PAGE}/actions/runs/${runId}/job/${index}`,
          created_at: began.toISOString(), started_at: began.toISOString(), completed_at: job.conclusion ? at.toISOString() : null,
        },
      });
    }
    const running = jobs.some(({ conclusion }) => conclusion === null);
    const failed = jobs.some(({ conclusion }) => conclusion === "failure");
    await this.send("workflow_run", at, {
      action: running ? "in_progress" : "completed",
      workflow: { name, path: ".github/workflows/main.yml" },
      workflow_run: {
        id: runId, run_attempt: attempt, name, display_title: message, event, head_branch: branch, head_sha: sha, head_commit: { message }, pull_requests: [],
        status: running ? "in_progress" : "completed", conclusion: running ? null : failed ? "failure" : "success", html_url: `${PAGE}/actions/runs/${runId}`,
        created_at: from.toISOString(), run_started_at: from.toISOString(), updated_at: at.toISOString(),
      },
    });
    return at;
  }

  /** How far a deployment has come; GitHub counts the reports up, as the time does. */
  async deploy(at: Date, { id, environment, sha, version, state = "success" }: Deployment): Promise<void> {
    const deployment = { id, environment, sha, ref: version, production_environment: environment === "production", description: version, payload: {}, created_at: at.toISOString(), updated_at: at.toISOString() };
    const told = { id: this.nextId() + 500_000, state, environment, log_url: `${PAGE}/deployments`, created_at: at.toISOString(), updated_at: at.toISOString() };
    await this.send("deployment_status", at, { action: "created", deployment, deployment_status: told });
  }

  private async send(event: string, at: Date, payload: object): Promise<void> {
    const body = Buffer.from(JSON.stringify({ repository: REPOSITORY, ...payload }));
    const signature = createHmac("sha256", this.source.secret).update(body).digest("hex");
    const headers = { "content-type": "application/json", "x-github-event": event, "x-github-delivery": randomUUID(), "x-hub-signature-256": `sha256=${signature}` };
    await atTime(at, () => receiveDelivery(this.db, { sourceId: this.source.id, headers, body }));
  }
}

/** A commit's name, the same for the same words. */
export function shaOf(words: string): string {
  return createHash("sha1").update(words).digest("hex");
}
