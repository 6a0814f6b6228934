import { z } from "zod";
import type { CommitFacts, PullRequestFacts } from "../domain/changes";
import type { PullRequestState } from "../domain/run-status";
import { flag, id, instant, link, maybe, sha, text } from "./loose";
import type { Parsed } from "./source";

const NO_COMMIT = /^0*$/;
const BRANCH = /^refs\/heads\//;
const TAG = /^refs\/tags\//;

const person = maybe(z.object({ id: id.nullish().catch(null), username: text(200) }));

const push = z.object({
  project_id: id.nullish().catch(null),
  project: maybe(z.object({ id })),
  ref: text(300),
  before: text(100),
  after: text(100),
  commits: z.array(z.object({ id: sha, message: text(20_000), timestamp: instant, url: link, author: maybe(z.object({ name: text(200) })) })).nullish(),
});

const mergeRequest = z.object({
  project: z.object({ id }),
  user: person,
  assignees: z.array(person).catch([]),
  reviewers: z.array(person).catch([]),
  object_attributes: z.object({
    id,
    iid: z.number().int().min(1).max(2_147_483_647),
    state: text(30),
    draft: flag,
    work_in_progress: flag,
    title: text(500),
    description: text(65_536),
    source_branch: text(300),
    source_project_id: id.nullish().catch(null),
    author_id: id.nullish().catch(null),
    merge_commit_sha: text(100),
    last_commit: maybe(z.object({ id: sha })),
    url: link,
    created_at: instant,
    updated_at: instant,
  }),
});

/** A Push Hook: the commits, at most twenty of them, and from where to where the branch moved. */
export function readPush(payload: unknown): Parsed {
  const told = push.parse(payload);
  const { ref } = told;
  if (ref && TAG.test(ref)) return { ignored: "tag" };
  const after = commitOf(told.after);
  if (told.after && !after) return { ignored: "branch_deleted" };
  const [branch, before] = [ref?.replace(BRANCH, "") ?? null, commitOf(told.before)];
  const moved = branch && after ? { branch, before, after, forced: false } : null;
  const facts = { moved, commits: (told.commits ?? []).map((commit) => commitFacts(commit, moved && (before === null || commit.id === after) ? moved.branch : null)) };
  return { changes: [{ type: "push", repository: id.parse(told.project_id ?? told.project?.id), facts }] };
}

/**
 * Of a new branch GitLab tells the commits that are not on the default branch: they are its own. When a branch moved it tells
 * everything that is new on it, others' work that came by a rebase or a merge too, and only the head is certain to be its own.
 */
function commitFacts(commit: NonNullable<z.output<typeof push>["commits"]>[number], branch: string | null): CommitFacts {
  return { sha: commit.id, branches: branch ? [branch] : [], message: commit.message ?? "", author: commit.author?.name ?? null, authoredAt: commit.timestamp, url: commit.url };
}

function commitOf(sha: string | null): string | null {
  return sha === null || NO_COMMIT.test(sha) ? null : sha;
}

/** A Merge Request Hook, whatever its action: each carries the whole merge request. */
export function readMergeRequest(payload: unknown): Parsed {
  const { project, object_attributes: told, user, assignees, reviewers } = mergeRequest.parse(payload);
  if (told.last_commit === null) return { ignored: "no_commit" };
  const state = stateOf(told);
  const facts: PullRequestFacts = {
    number: told.iid,
    title: told.title ?? "",
    body: told.description ?? "",
    branch: told.source_branch ?? "",
    headRepository: told.source_project_id ?? null,
    headSha: told.last_commit.id,
    mergeSha: state === "MERGED" ? told.merge_commit_sha : null,
    state,
    // Its author stands there by number alone, and is often one of those who are named.
    author: [user, ...assignees, ...reviewers].find((one) => one !== null && one.id !== null && one.id === told.author_id)?.username ?? null,
    url: told.url,
    openedAt: told.created_at,
    mergedAt: state === "MERGED" ? told.updated_at : null,
    producerAt: told.updated_at ?? told.created_at,
  };
  return { changes: [{ type: "pullRequest", repository: project.id, externalId: told.id, facts }] };
}

function stateOf({ state, draft, work_in_progress }: { state: string | null; draft: boolean; work_in_progress: boolean }): PullRequestState {
  if (state === "merged") return "MERGED";
  if (state === "closed") return "CLOSED";
  return draft || work_in_progress ? "DRAFT" : "OPEN";
}
