import { z } from "zod";
import type { CommitFacts, PullRequestFacts } from "../domain/changes";
import type { PullRequestState } from "../domain/run-status";
import { flag, id, instant, link, maybe, sha, text } from "./loose";
import type { Parsed } from "./source";

const NO_COMMIT = /^0+$/;
const BRANCH = /^refs\/heads\//;
const TAG = /^refs\/tags\//;

const repository = z.object({ id });
const number = z.number().int().min(1).max(2_147_483_647);

const push = z.object({
  repository,
  ref: text(300),
  before: text(100),
  after: text(100),
  deleted: flag,
  forced: flag,
  commits: z.array(
    z.object({
      id: sha,
      message: text(20_000),
      distinct: z.boolean().nullish().catch(null),
      timestamp: instant,
      url: link,
      author: maybe(z.object({ username: text(200), name: text(200) })),
    }),
  ),
});

const pullRequest = z.object({
  repository,
  number: number.nullish().catch(null),
  pull_request: z.object({
    id,
    number: number.nullish().catch(null),
    state: text(30),
    draft: flag,
    merged: flag,
    merged_at: instant,
    merge_commit_sha: text(100),
    title: text(500),
    body: text(65_536),
    user: maybe(z.object({ login: text(200) })),
    html_url: link,
    created_at: instant,
    updated_at: instant,
    head: z.object({ ref: text(300), sha, repo: maybe(z.object({ id })) }),
  }),
});

/** A `push` delivery: the commits, and from where to where the branch moved. */
export function readPush(payload: unknown): Parsed {
  const { repository, ref, before, after, deleted, forced, commits } = push.parse(payload);
  if (ref && TAG.test(ref)) return { ignored: "tag" };
  if (deleted) return { ignored: "branch_deleted" };
  const branch = ref?.replace(BRANCH, "") ?? null;
  const moved = branch && after && !NO_COMMIT.test(after) ? { branch, before: before && !NO_COMMIT.test(before) ? before : null, after, forced } : null;
  const facts = { moved, commits: commits.map((commit) => commitFacts(commit, branch)) };
  return { changes: [{ type: "push", repository: repository.id, facts }] };
}

type PushedCommit = z.output<typeof push>["commits"][number];

function commitFacts(commit: PushedCommit, branch: string | null): CommitFacts {
  return {
    sha: commit.id,
    // What came by a merge was pushed to a branch of its own before; this branch's name says nothing about it.
    branches: branch && commit.distinct !== false ? [branch] : [],
    message: commit.message ?? "",
    author: commit.author?.username ?? commit.author?.name ?? null,
    authoredAt: commit.timestamp,
    url: commit.url,
  };
}

/** A `pull_request` delivery, whatever its action: each carries the whole pull request. */
export function readPullRequest(payload: unknown): Parsed {
  const parsed = pullRequest.parse(payload);
  const { pull_request: told } = parsed;
  const state = stateOf(told);
  const facts: PullRequestFacts = {
    number: number.parse(told.number ?? parsed.number),
    title: told.title ?? "",
    body: told.body ?? "",
    branch: told.head.ref ?? "",
    headRepository: told.head.repo?.id ?? null,
    headSha: told.head.sha,
    // Before the merge it names a trial merge that is on no branch.
    mergeSha: state === "MERGED" ? told.merge_commit_sha : null,
    state,
    author: told.user?.login ?? null,
    url: told.html_url,
    openedAt: told.created_at,
    mergedAt: told.merged_at,
    producerAt: told.updated_at,
  };
  return { changes: [{ type: "pullRequest", repository: parsed.repository.id, externalId: told.id, facts }] };
}

function stateOf(told: { state: string | null; draft: boolean; merged: boolean; merged_at: Date | null }): PullRequestState {
  if (told.merged || told.merged_at) return "MERGED";
  if (told.state === "closed") return "CLOSED";
  return told.draft ? "DRAFT" : "OPEN";
}
