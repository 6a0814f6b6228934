import { createHash } from "node:crypto";
import type { Change, CommitFacts } from "../domain/changes";
import type { PullRequestState } from "../domain/run-status";
import { alertFacts } from "./facts";
import type { Form } from "./generic-form";
import { branchOf, mentionsOf } from "./generic-pipeline";

type About = { repository: string; boardKey: string; receivedAt: Date };
type ToldCommit = NonNullable<Form["commits"]>[number];

const NO_COMMIT = /^0+$/;

/** Pushes and pull requests. Commits may be told of without saying how a branch moved. */
export function codeChanges({ push, commits, pullRequest }: Form, repository: string): Change[] {
  const changes: Change[] = [];
  if (push) {
    const branch = branchOf(push.branch);
    const told = (push.commits ?? []).map((one) => commitFacts(one, branch));
    const after = push.after ?? told.at(-1)?.sha ?? null;
    const before = push.before === null || NO_COMMIT.test(push.before) ? null : push.before;
    const moved = branch === null || after === null || NO_COMMIT.test(after) ? null : { branch, before, after, forced: push.forced };
    changes.push({ type: "push", repository, facts: { moved, commits: told } });
  }
  if (commits?.length) changes.push({ type: "push", repository, facts: { moved: null, commits: commits.map((one) => commitFacts(one, null)) } });
  if (pullRequest) changes.push(pullRequestChange(pullRequest, repository));
  return changes;
}

function commitFacts({ sha, branch: own, message, author, at, url }: ToldCommit, pushed: string | null): CommitFacts {
  const branch = branchOf(own) ?? pushed;
  return { sha, branches: branch === null ? [] : [branch], message: message ?? "", author, authoredAt: at, url };
}

function pullRequestChange(told: NonNullable<Form["pullRequest"]>, repository: string): Change {
  const { number, title, body, branch, sha: headSha, mergeSha, author, url, openedAt, mergedAt, updatedAt } = told;
  const state = stateOf(told.state);
  const facts = {
    number,
    title: title ?? `#${number}`,
    body: body ?? "",
    branch: branchOf(branch) ?? branch,
    headRepository: repository,
    headSha,
    mergeSha: state === "MERGED" ? mergeSha : null,
    state,
    author,
    url,
    openedAt,
    mergedAt: state === "MERGED" ? (mergedAt ?? updatedAt) : null,
    producerAt: updatedAt ?? mergedAt ?? openedAt,
  };
  return { type: "pullRequest", repository, externalId: String(number), facts };
}

const STATES: ReadonlyMap<string, PullRequestState> = new Map([
  ["merged", "MERGED"],
  ["closed", "CLOSED"],
  ["declined", "CLOSED"],
  ["abandoned", "CLOSED"],
  ["draft", "DRAFT"],
]);

function stateOf(word: string | null): PullRequestState {
  return STATES.get(word?.trim().toLowerCase() ?? "") ?? "OPEN";
}

const ENDED: ReadonlySet<string> = new Set(["resolved", "ok", "closed", "recovered", "inactive"]);

/** Releases and alerts, which belong to no card. An alert is known by its id, and by when it began where that is told. */
export function otherChanges({ release, alert }: Form, { repository, boardKey, receivedAt }: About): Change[] {
  const changes: Change[] = [];
  if (release) {
    const { tag, name, notes, prerelease, url, updatedAt } = release;
    const publishedAt = release.publishedAt ?? receivedAt;
    changes.push({ type: "release", repository, externalId: tag, facts: { tag, name, notes, isPrerelease: prerelease, url, publishedAt, producerAt: updatedAt ?? publishedAt } });
  }
  if (alert) {
    const { id, title, description, severity, environment, service, url, startedAt, resolvedAt } = alert;
    const isResolved = ENDED.has(alert.status?.trim().toLowerCase() ?? "");
    const facts = alertFacts({
      title: title ?? id,
      description,
      status: isResolved ? "RESOLVED" : "FIRING",
      severity,
      environment,
      service,
      mentions: mentionsOf(alert.cards, [title, description].join("\n"), boardKey),
      url,
      startedAt: startedAt ?? resolvedAt ?? receivedAt,
      resolvedAt: isResolved ? (resolvedAt ?? receivedAt) : null,
    });
    if (startedAt === null) changes.push({ type: "alert", repository, externalId: id, facts });
    else changes.push({ type: "alert", repository, externalId: `${seriesOf(id)} ${startedAt.toISOString()}`, series: seriesOf(id), facts });
  }
  return changes;
}

/** An id that holds nothing a pattern would read, and is no other's beginning. */
function seriesOf(id: string): string {
  return /^[0-9a-zA-Z-]+$/.test(id) ? id : createHash("sha256").update(id).digest("hex").slice(0, 32);
}
