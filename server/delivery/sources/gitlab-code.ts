import { z } from "zod";
import type { PullRequestState } from "../domain/run-status";
import { flag, id, instant, link, maybe, sha, text } from "./loose";
import type { Parsed } from "./source";

const NO_COMMIT = /^0+$/;

const push = z.object({
  project_id: id.nullish(),
  project: maybe(z.object({ id })),
  ref: text(300), before: text(100), after: text(100),
  commits: z.array(maybe(z.object({ id: sha, message: text(20_000), timestamp: instant, url: link, author: maybe(z.object({ name: text(200) })) }))).catch([]),
}).refine((told) => (told.project_id ?? told.project?.id ?? null) !== null, { path: ["project_id"] });

/** A Push Hook: at most twenty commits are told of, whatever was pushed. */
export function readPush(payload: unknown): Parsed {
  const { project_id, project, ref, before, after, commits } = push.parse(payload);
  if (ref?.startsWith("refs/tags/")) return { ignored: "tag" };
  if (after !== null && NO_COMMIT.test(after)) return { ignored: "branch_deleted" };
  const branch = ref?.replace(/^refs\/heads\//, "") ?? null;
  const facts = commits.filter((one) => one !== null).map((one) => ({ sha: one.id, branches: branch === null ? [] : [branch], message: one.message ?? "", author: one.author?.name ?? null, authoredAt: one.timestamp, url: one.url }));
  const moved = branch !== null && after !== null ? { branch, before: before !== null && !NO_COMMIT.test(before) ? before : null, after, forced: false } : null;
  return { changes: [{ type: "push", repository: project_id ?? project?.id ?? "", facts: { moved, commits: facts } }] };
}

const number = z.number().int().min(1).max(2_147_483_647);
const mergeRequest = z.object({
  project: z.object({ id }),
  user: maybe(z.object({ username: text(200) })),
  object_attributes: z.object({
    id, iid: number, title: text(500), description: text(65_536), source_branch: text(300), source_project_id: id.nullish().catch(null), state: text(30), draft: flag, work_in_progress: flag, merge_commit_sha: text(100), squash_commit_sha: text(100),
    url: link, created_at: instant, updated_at: instant, merged_at: instant, last_commit: maybe(z.object({ id: sha })), author_id: id.nullish().catch(null),
  }),
});

/** A Merge Request Hook: each carries the whole merge request. */
export function readMergeRequest(payload: unknown): Parsed {
  const { project, user, object_attributes: told } = mergeRequest.parse(payload);
  const headSha = told.last_commit?.id ?? told.merge_commit_sha ?? "";
  if (headSha === "" || told.source_branch === null) return { ignored: "nothing_told" };
  const state: PullRequestState = told.state === "merged" ? "MERGED" : told.state === "closed" ? "CLOSED" : told.draft || told.work_in_progress ? "DRAFT" : "OPEN";
  const facts = {
    number: told.iid, title: told.title ?? "", body: told.description ?? "", branch: told.source_branch, headRepository: told.source_project_id ?? project.id, headSha, mergeSha: state === "MERGED" ? (told.squash_commit_sha ?? told.merge_commit_sha) : null,
    state, author: user?.username ?? null, url: told.url, openedAt: told.created_at, mergedAt: state === "MERGED" ? (told.merged_at ?? told.updated_at) : null, producerAt: told.updated_at ?? told.created_at,
  };
  return { changes: [{ type: "pullRequest", repository: project.id, externalId: told.id, facts }] };
}
