import { randomUUID } from "node:crypto";
import {
  deploymentMessage,
  type GithubMessage,
  type GithubRepository,
  pullRequestMessage,
  pushMessage,
  signGithubMessage,
  workflowJobMessage,
  workflowRunMessage,
} from "./github-messages";

export const REPOSITORY: GithubRepository = { id: 4711, fullName: "acme/erp" };
export const SECRET = "a secret of sixteen or more";

export type SignedDelivery = { headers: Record<string, string>; body: Uint8Array };

/** A message, signed and with a delivery id of its own unless one is given. */
export function signed(message: GithubMessage, { secret = SECRET, id = randomUUID() as string } = {}): SignedDelivery {
  return signGithubMessage(message, secret, id);
}

const sha = (seed: string) => seed.repeat(40).slice(0, 40);
const START = Date.UTC(2026, 10, 2, 9);
const minute = (count: number) => new Date(START + count * 60_000);

type Wish = { branch?: string; message?: string; from?: number; shaSeed?: string; runId?: number };

/**
 * What GitHub sends while one card is built, fails in a test, is run again, merged and deployed to QA: in the order in which it
 * happens. Nothing but the branch and the pull request's title names the card.
 */
export function storyOf(key: string, { branch = `feature/${key.toLowerCase()}-vat`, message = "Round VAT per line", from = 0, shaSeed = "a1", runId = 1000 }: Wish = {}): GithubMessage[] {
  const at = (count: number) => minute(from + count);
  const head = sha(shaSeed);
  const merged = sha(`${shaSeed}f`);
  const number = runId;
  const run = { id: runId, branch, sha: head, message, trigger: "pull_request", createdAt: at(3) };
  const again = { ...run, attempt: 2 };
  const main = { id: runId + 1, branch: "main", sha: merged, message: `Merge pull request #${number} from acme/${branch}`, createdAt: at(31) };
  const pull = { number, title: `${key} ${message}`, branch, headSha: head, author: "dana", openedAt: at(2) };
  const qa = { id: runId, environment: "qa", sha: merged, ref: "main", runId: main.id, createdAt: at(36) };
  const r = REPOSITORY;
  return [
    pushMessage(r, { branch, after: head, commits: [{ sha: head, message, author: "dana", at: at(0) }] }),
    pullRequestMessage(r, { ...pull, action: "opened", at: at(2) }),
    workflowRunMessage(r, run, { status: "queued", at: at(3) }),
    workflowJobMessage(r, run, { id: runId * 10 + 1, name: "build", status: "queued", createdAt: at(3) }),
    workflowRunMessage(r, run, { status: "in_progress", at: at(4) }),
    workflowJobMessage(r, run, { id: runId * 10 + 1, name: "build", status: "in_progress", createdAt: at(3), startedAt: at(4) }),
    workflowJobMessage(r, run, { id: runId * 10 + 1, name: "build", status: "completed", conclusion: "success", createdAt: at(3), startedAt: at(4), completedAt: at(6) }),
    workflowJobMessage(r, run, { id: runId * 10 + 2, name: "unit tests", status: "in_progress", createdAt: at(6), startedAt: at(7) }),
    workflowJobMessage(r, run, { id: runId * 10 + 2, name: "unit tests", status: "completed", conclusion: "failure", createdAt: at(6), startedAt: at(7), completedAt: at(9) }),
    workflowRunMessage(r, run, { status: "completed", conclusion: "failure", at: at(9) }),
    workflowRunMessage(r, again, { status: "in_progress", startedAt: at(20), at: at(20) }),
    workflowJobMessage(r, again, { id: runId * 10 + 3, name: "build", status: "completed", conclusion: "success", createdAt: at(20), startedAt: at(21), completedAt: at(22) }),
    workflowJobMessage(r, again, { id: runId * 10 + 4, name: "unit tests", status: "completed", conclusion: "success", createdAt: at(22), startedAt: at(23), completedAt: at(25) }),
    workflowRunMessage(r, again, { status: "completed", conclusion: "success", startedAt: at(20), at: at(25) }),
    pullRequestMessage(r, { ...pull, action: "closed", mergeSha: merged, at: at(30) }),
    pushMessage(r, {
      branch: "main",
      before: sha("0b"),
      after: merged,
      commits: [{ sha: merged, message: main.message, author: "dana", at: at(30) }],
    }),
    workflowRunMessage(r, main, { status: "in_progress", at: at(31) }),
    workflowJobMessage(r, main, { id: runId * 10 + 5, name: "build", status: "completed", conclusion: "success", createdAt: at(31), startedAt: at(31), completedAt: at(33) }),
    workflowJobMessage(r, main, { id: runId * 10 + 6, name: "unit tests", status: "completed", conclusion: "success", createdAt: at(33), startedAt: at(33), completedAt: at(35) }),
    deploymentMessage(r, qa),
    deploymentMessage(r, qa, { id: runId * 10 + 1, state: "in_progress", at: at(37) }),
    workflowJobMessage(r, main, { id: runId * 10 + 7, name: "put on QA", status: "completed", conclusion: "success", createdAt: at(36), startedAt: at(37), completedAt: at(39), environment: "qa" }),
    deploymentMessage(r, qa, { id: runId * 10 + 2, state: "success", at: at(39), url: "https://qa.example/" }),
    workflowRunMessage(r, main, { status: "completed", conclusion: "success", at: at(39) }),
  ];
}
