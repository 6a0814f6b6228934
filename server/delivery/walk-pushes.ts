import type { Tx } from "@/server/platform/db/client";

/** What is looked at together: one repository of one source. */
export type Scope = { sourceId: string; repository: string };

/** How many pushes back a deployment is followed, and how many forward a late push. */
const STEPS = 100;
const COMMITS_MAX = 500;

type Step = { after: string; shas: string[] };

/** Where a commit is known from: its own scope, else the one in which any source of the board pushed it. A scanner or a deployer hears of no pushes. */
export async function codeScope(tx: Tx, boardId: string, own: Scope, sha: string): Promise<Scope> {
  const places = await tx.$queryRaw<Scope[]>`
    SELECT p."sourceId", p."repository" FROM "Push" p JOIN "Source" s ON s."id" = p."sourceId"
    WHERE s."boardId" = ${boardId}::uuid AND (p."after" = ${sha} OR p."shas" @> ARRAY[${sha}]::text[]) ORDER BY p."id"`;
  return places.find(({ sourceId, repository }) => sourceId === own.sourceId && repository === own.repository) ?? places[0] ?? own;
}

/** The commits from `sha` back to, and without, `base`, as far as pushes were heard of; at least `sha` itself. */
export async function listCommitsSince(tx: Tx, scope: Scope, sha: string, base: string | null): Promise<string[]> {
  const end = base ?? "";
  const steps = await tx.$queryRaw<Step[]>`
    WITH RECURSIVE walk AS (
      SELECT p."before", p."after", p."forced", p."shas", 1 AS step FROM "Push" p
        WHERE p."sourceId" = ${scope.sourceId}::uuid AND p."repository" = ${scope.repository} AND (p."after" = ${sha} OR p."shas" @> ARRAY[${sha}]::text[])
      UNION
      SELECT p."before", p."after", p."forced", p."shas", w.step + 1 FROM "Push" p JOIN walk w ON p."after" = w."before"
        WHERE p."sourceId" = ${scope.sourceId}::uuid AND p."repository" = ${scope.repository}
          AND w."before" NOT IN ('', ${end}) AND NOT w."forced" AND NOT ${end} = ANY(w."shas") AND w.step < ${STEPS}
    )
    SELECT "after", "shas" FROM walk ORDER BY step`;
  const found = new Set([sha]);
  for (const { after, shas } of sha === end ? [] : steps) {
    const line = [...shas, after];
    const until = line.includes(sha) ? line.slice(0, line.indexOf(sha) + 1) : line;
    for (const one of until.slice(until.indexOf(end) + 1)) found.add(one);
  }
  return [...found].slice(0, COMMITS_MAX);
}

/** The heads that were pushed on top of these commits, and the commits themselves: what may contain them. */
export async function listHeadsAbove(tx: Tx, scope: Scope, shas: readonly string[]): Promise<string[]> {
  const heads = await tx.$queryRaw<{ after: string }[]>`
    WITH RECURSIVE walk AS (
      SELECT p."after", 1 AS step FROM "Push" p
        WHERE p."sourceId" = ${scope.sourceId}::uuid AND p."repository" = ${scope.repository} AND (p."shas" && ${[...shas]}::text[] OR p."before" = ANY(${[...shas]}::text[]))
      UNION
      SELECT p."after", w.step + 1 FROM "Push" p JOIN walk w ON p."before" = w."after"
        WHERE p."sourceId" = ${scope.sourceId}::uuid AND p."repository" = ${scope.repository} AND NOT p."forced" AND w.step < ${STEPS}
    )
    SELECT DISTINCT "after" FROM walk`;
  return [...new Set([...shas, ...heads.map(({ after }) => after)])];
}
