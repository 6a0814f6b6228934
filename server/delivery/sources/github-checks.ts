import { z } from "zod";
import { isOver } from "../domain/run-status";
import { stageKind } from "../domain/stage-kind";
import { later } from "../domain/newer";
import { runFacts, stageFacts } from "./facts";
import { statusOf } from "./github-runs";
import { flag, id, instant, link, maybe, required, text } from "./loose";
import type { Parsed } from "./source";

const repository = z.object({ id });
const checkRun = z.object({
  repository,
  check_run: z.object({
    id, name: text(300), head_sha: text(100), status: text(60), conclusion: text(60), started_at: instant, completed_at: instant, html_url: link, details_url: link,
    app: maybe(z.object({ slug: text(100), name: text(300) })), check_suite: maybe(z.object({ head_branch: text(300) })),
  }),
});

/** A `check_run` delivery of somebody else's check: a run of one stage. Those of Actions are told of as jobs already. */
export function readCheckRun(payload: unknown): Parsed {
  const { repository: { id: place }, check_run: check } = checkRun.parse(payload);
  if (check.app?.slug === "github-actions") return { ignored: "check_of_actions" };
  const status = statusOf(check.status, check.conclusion);
  const name = check.name ?? "check";
  const [branch, finishedAt] = [check.check_suite?.head_branch ?? null, isOver(status) ? check.completed_at : null];
  const producerAt = later(check.started_at, check.completed_at);
  const facts = runFacts({ name: check.app?.name ?? name, status, trigger: "check_run", branch, sha: check.head_sha, url: check.html_url ?? check.details_url, createdAt: check.started_at, startedAt: check.started_at, finishedAt, producerAt });
  const stage = stageFacts({ name, kind: stageKind(name, check.app?.name ?? "check"), status, url: facts.url, startedAt: check.started_at, finishedAt, producerAt });
  const run = { name: facts.name, branch, sha: check.head_sha, createdAt: check.started_at };
  const externalId = `check ${check.id}`;
  return { changes: [{ type: "run", repository: place, externalId, attempt: 1, facts }, { type: "stage", repository: place, runExternalId: externalId, attempt: 1, externalId: check.id, facts: stage, run }] };
}

const release = z.object({
  repository,
  action: text(60),
  release: z.object({ id, tag_name: required(200), name: text(300), body: text(50_000), draft: flag, prerelease: flag, html_url: link, published_at: instant, created_at: instant }),
});

/** A `release` delivery; publishing one is told of twice, as published and as released, and kept once. */
export function readRelease(payload: unknown): Parsed {
  const { repository: { id: place }, action, release: told } = release.parse(payload);
  if (action === "deleted" || action === "unpublished" || told.draft) return { ignored: "release_deleted" };
  const { tag_name: tag, name, body: notes, prerelease: isPrerelease, html_url: url, published_at: publishedAt } = told;
  return { changes: [{ type: "release", repository: place, externalId: told.id, facts: { tag, name, notes, isPrerelease, url, publishedAt, producerAt: publishedAt ?? told.created_at } }] };
}
