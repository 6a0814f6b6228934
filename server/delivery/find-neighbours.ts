import type { Statements } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { isSharedBranch } from "./domain/link-keys";
import { toJson } from "./known/table";
import type { Commit, Deployment, PipelineRun, PullRequest } from "./known/tables";
import { headsAbove } from "./walk-pushes";
import type { Thing, ThingType } from "./written";

/** At most this many things of a kind are linked anew after one delivery, the newest first. */
const NEIGHBOURS_MAX = 200;
/** Deployments that came after one whose outcome decides where they begin. */
const LATER_DEPLOYMENTS = 5;

export type ThingIds = Readonly<Record<ThingType, string[]>>;

/**
 * The things that so many deliveries changed, and those whose cards may be other ones now that these changed: whatever came before its
 * cause is linked late.
 */
export async function findNeighbours(tx: Statements, boardId: string, things: readonly Thing[], deliveries: number): Promise<ThingIds> {
  const moved = sorted(things);
  const parts = [...besideCode(boardId, moved), ...besideRuns(boardId, moved), ...(moved.deployments.length > 0 ? [laterDeployments(moved.deployments)] : [])];
  const limit = NEIGHBOURS_MAX * deliveries;
  const found = parts.length === 0 ? [] : await tx.$queryRaw<{ type: ThingType; id: string }[]>`
    ${moved.code.length > 0 ? headsAbove(moved.code) : Prisma.empty}
    ${Prisma.join(parts.map(({ type, from, newest }) => Prisma.sql`(SELECT ${type} AS "type", n."id" FROM (${from}) n ORDER BY n.${Prisma.raw(`"${newest}"`)} DESC LIMIT ${limit}::int)`), " UNION ALL ")}`;
  const all = (type: ThingType, own: readonly { id: string }[]) => [...new Set([...own.map(({ id }) => id), ...found.filter((one) => one.type === type).map(({ id }) => id)])];
  return { commit: all("commit", moved.commits), pullRequest: all("pullRequest", moved.pullRequests), run: all("run", moved.runs), deployment: all("deployment", moved.deployments) };
}

type Place = { sourceId: string; repository: string };
type Moved = { commits: Commit[]; pullRequests: PullRequest[]; runs: PipelineRun[]; deployments: Deployment[]; /** Every commit that these are about. */ code: (Place & { sha: string })[] };
type Part = { type: ThingType; newest: string; from: Prisma.Sql };

function sorted(things: readonly Thing[]): Moved {
  const commits = things.flatMap((thing) => (thing.type === "commit" ? [thing.row] : []));
  const pullRequests = things.flatMap((thing) => (thing.type === "pullRequest" ? [thing.row] : []));
  return {
    commits,
    pullRequests,
    runs: things.flatMap((thing) => (thing.type === "run" ? [thing.row] : [])),
    deployments: things.flatMap((thing) => (thing.type === "deployment" ? [thing.row] : [])),
    code: [...commits.map((one) => ({ ...placeOf(one), sha: one.sha })), ...pullRequests.flatMap((one) => shasOf(one).map((sha) => ({ ...placeOf(one), sha })))],
  };
}

const placeOf = ({ sourceId, repository }: Place): Place => ({ sourceId, repository });
const shasOf = ({ headSha, mergeSha }: PullRequest) => (mergeSha ? [headSha, mergeSha] : [headSha]);

// A commit is the same whichever source tells of it: a scanner, a deployer and the repository mean one.
const onBoard = (boardId: string) => Prisma.sql`t."sourceId" IN (SELECT "id" FROM "Source" WHERE "boardId" = ${boardId}::uuid)`;
const inPlace = Prisma.sql`t."sourceId" = k."sourceId" AND t."repository" = k."repository"`;

function keys(rows: readonly object[], columns: string): Prisma.Sql {
  return Prisma.sql`jsonb_to_recordset(${toJson(rows)}::jsonb) AS k("sourceId" uuid, "repository" text, ${Prisma.raw(columns)})`;
}

/** What belongs to commits and pull requests: by branch and number where they were told, by commit on the whole board. */
function besideCode(boardId: string, { commits, pullRequests, code }: Moved): Part[] {
  if (code.length === 0) return [];
  const shas = code.map(({ sha }) => sha);
  const branched = (rows: readonly (Place & { branches: readonly string[] })[]) => rows.flatMap((one) => one.branches.filter((branch) => !isSharedBranch(branch)).map((branch) => ({ ...placeOf(one), branch })));
  const [ofCommits, ofPulls] = [branched(commits), branched(pullRequests.map((one) => ({ ...placeOf(one), branches: [one.branch] })))];
  const bySha = (table: "Commit" | "PipelineRun", newest: string, some: readonly string[]) => Prisma.sql`SELECT t."id", t.${Prisma.raw(`"${newest}"`)} FROM ${Prisma.raw(`"${table}"`)} t WHERE t."sha" = ANY(${[...some]}::text[]) AND ${onBoard(boardId)}`;
  const run: Part = {
    type: "run",
    newest: "createdAt",
    from: Prisma.sql`${bySha("PipelineRun", "createdAt", shas)}
      UNION SELECT t."id", t."createdAt" FROM ${keys([...ofCommits, ...ofPulls], '"branch" text')} JOIN "PipelineRun" t ON ${inPlace} AND t."branch" = k."branch"
      UNION SELECT t."id", t."createdAt" FROM ${keys(pullRequests.map((one) => ({ ...placeOf(one), number: one.number })), '"number" int')} JOIN "PipelineRun" t ON ${inPlace} AND t."prNumber" = k."number"`,
  };
  const deployment: Part = { type: "deployment", newest: "createdAt", from: Prisma.sql`SELECT t."id", t."createdAt" FROM "Deployment" t WHERE t."sha" IN (SELECT "sha" FROM heads) AND ${onBoard(boardId)}` };
  const commit: Part = {
    type: "commit",
    newest: "authoredAt",
    from: Prisma.sql`${bySha("Commit", "authoredAt", pullRequests.flatMap(shasOf))}
      UNION SELECT t."id", t."authoredAt" FROM ${keys(ofPulls, '"branch" text')} CROSS JOIN LATERAL (SELECT * FROM "Commit" WHERE "branches" @> ARRAY[k."branch"] OFFSET 0) t WHERE ${inPlace}`,
  };
  const pullRequest: Part = { type: "pullRequest", newest: "openedAt", from: Prisma.sql`SELECT DISTINCT t."id", t."openedAt" FROM ${keys(ofCommits, '"branch" text')} JOIN "PullRequest" t ON ${inPlace} AND t."branch" = k."branch"` };
  return [run, deployment, ...(pullRequests.length > 0 ? [commit] : []), ...(commits.length > 0 ? [pullRequest] : [])];
}

/** The deployments that runs made, or that are of their commits. */
function besideRuns(boardId: string, { runs }: Moved): Part[] {
  if (runs.length === 0) return [];
  const from = Prisma.sql`SELECT t."id", t."createdAt" FROM "Deployment" t WHERE t."sha" = ANY(${runs.flatMap(({ sha }) => sha ?? [])}::text[]) AND ${onBoard(boardId)}
    UNION SELECT t."id", t."createdAt" FROM ${keys(runs.map((one) => ({ ...placeOf(one), run: one.externalId })), '"run" text')} JOIN "Deployment" t ON ${inPlace} AND t."runExternalId" = k."run"`;
  return [{ type: "deployment", newest: "createdAt", from }];
}

function laterDeployments(deployments: readonly Deployment[]): Part {
  const rows = deployments.map((one) => ({ ...placeOf(one), environment: one.environment, at: one.createdAt }));
  const from = Prisma.sql`SELECT DISTINCT later."id", later."createdAt" FROM ${keys(rows, '"environment" text, "at" timestamptz')} CROSS JOIN LATERAL (
    SELECT t."id", t."createdAt" FROM "Deployment" t WHERE ${inPlace} AND t."environment" = k."environment" AND t."createdAt" > k."at" ORDER BY t."createdAt" LIMIT ${LATER_DEPLOYMENTS}::int) later`;
  return { type: "deployment", newest: "createdAt", from };
}
