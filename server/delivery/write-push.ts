import type { Tx } from "@/server/platform/db/client";
import type { Change, CommitFacts } from "./domain/changes";
import { mergeCommit } from "./domain/merge";
import { type DeliverySource, differs, type Written } from "./written";

/** Keeps the commits of a push, and how its branch moved. */
export async function writePush(tx: Tx, source: DeliverySource, change: Extract<Change, { type: "push" }>): Promise<Written[]> {
  const { repository, facts } = change;
  await writeMove(tx, source, change);
  const scope = { sourceId: source.id, repository };
  const reports = [...new Map(facts.commits.map((commit) => [commit.sha, commit])).values()];
  const rows = await tx.commit.findMany({ where: { ...scope, sha: { in: reports.map(({ sha }) => sha) } }, omit: { sourceId: true, repository: true } });
  const known = new Map(rows.map((row) => [row.sha, row]));
  const fresh = reports.filter(({ sha }) => !known.has(sha));
  const created = await tx.commit.createManyAndReturn({ data: fresh.map((commit) => ({ ...scope, ...commit })), select: { id: true } });
  const written = created.map(({ id }): Written => ({ thing: { type: "commit", id }, isVisible: true, isRelinked: true }));
  for (const report of reports) {
    const row = known.get(report.sha);
    if (row) written.push(await updateCommit(tx, row, report));
  }
  return written;
}

async function writeMove(tx: Tx, source: DeliverySource, { repository, facts }: Extract<Change, { type: "push" }>): Promise<void> {
  if (!facts.moved) return;
  const { branch, before, after, forced } = facts.moved;
  const key = { sourceId: source.id, repository, branch, before: before ?? "", after };
  const shas = facts.commits.map(({ sha }) => sha);
  await tx.push.upsert({ where: { sourceId_repository_branch_before_after: key }, create: { ...key, forced, shas }, update: {} });
}

async function updateCommit(tx: Tx, { id, ...known }: { id: string } & CommitFacts, report: CommitFacts): Promise<Written> {
  const merged = mergeCommit(known, report);
  if (merged !== known) await tx.commit.update({ where: { id }, data: merged });
  return {
    thing: { type: "commit", id },
    isVisible: differs(known, merged, ["message", "url"]),
    isRelinked: differs(known, merged, ["message", "branches"]),
  };
}
