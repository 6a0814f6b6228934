import type { Change, CommitFacts } from "./domain/changes";
import { mergeCommit } from "./domain/merge";
import type { Known } from "./known/known";
import { type DeliverySource, differs, type Written } from "./written";

/** Keeps the commits of a push, and how its branch moved. */
export function writePush(shelves: Known, source: DeliverySource, change: Extract<Change, { type: "push" }>): Written[] {
  const { repository, facts } = change;
  const scope = { sourceId: source.id, repository };
  if (facts.moved) {
    const { branch, before, after, forced } = facts.moved;
    const key = { ...scope, branch, before: before ?? "", after };
    if (!shelves.pushes.find(key)) shelves.pushes.put(key, { forced, shas: facts.commits.map(({ sha }) => sha) });
  }
  const reports = [...new Map(facts.commits.map((commit) => [commit.sha, commit])).values()];
  return reports.map((report) => writeCommit(shelves, scope, report));
}

function writeCommit({ commits }: Known, scope: { sourceId: string; repository: string }, report: CommitFacts): Written {
  const key = { ...scope, sha: report.sha };
  const row = commits.find(key);
  const before = commits.factsOf(row);
  const known = before && { ...before, sha: report.sha };
  const merged = mergeCommit(known, report);
  return {
    thing: { type: "commit", row: row !== undefined && merged === known ? row : commits.put(key, merged) },
    isVisible: differs(known, merged, ["message", "url"]),
    isRelinked: differs(known, merged, ["message", "branches"]),
  };
}
