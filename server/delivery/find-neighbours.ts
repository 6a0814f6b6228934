import type { Tx } from "@/server/platform/db/client";
import { isSharedBranch } from "./domain/link-keys";
import { listHeadsAbove, type Scope } from "./walk-pushes";
import type { Thing, ThingType } from "./written";

/** At most this many things of a kind are linked anew after one delivery, the newest first. */
const NEIGHBOURS_MAX = 200;
/** Deployments that came after one whose outcome decides where they begin. */
const LATER_DEPLOYMENTS = 5;

export type ThingIds = Readonly<Record<ThingType, string[]>>;

/** These things and those whose cards may be other ones now that these changed: whatever came before its cause is linked late. */
export async function findNeighbours(tx: Tx, { boardId, ...scope }: Scope & { boardId: string }, things: readonly Thing[]): Promise<ThingIds> {
  const ids = (type: ThingType) => things.filter((thing) => thing.type === type).map(({ id }) => id);
  const [commits, pullRequests, runs] = [await loadCommits(tx, ids("commit")), await loadPullRequests(tx, ids("pullRequest")), await loadRuns(tx, ids("run"))];
  const branches = [...new Set([...commits.flatMap((commit) => commit.branches), ...pullRequests.map(({ branch }) => branch)])].filter((branch) => !isSharedBranch(branch));
  const codeShas = [...commits.map(({ sha }) => sha), ...pullRequests.flatMap(({ headSha, mergeSha }) => (mergeSha ? [headSha, mergeSha] : [headSha]))];
  const heads = codeShas.length > 0 ? await listHeadsAbove(tx, scope, codeShas) : [];
  const deployed = [...heads, ...runs.flatMap(({ sha }) => sha ?? [])];
  /** A commit is the same whichever source tells of it: a scanner, a deployer and the repository mean one. */
  const onBoard = { source: { boardId } };
  const page = { select: { id: true }, take: NEIGHBOURS_MAX } as const;
  const more = {
    commit: pullRequests.length === 0 ? [] : await tx.commit.findMany({ where: { OR: [{ ...scope, branches: { hasSome: branches } }, { ...onBoard, sha: { in: codeShas } }] }, orderBy: { authoredAt: "desc" }, ...page }),
    pullRequest: commits.length === 0 ? [] : await tx.pullRequest.findMany({ where: { ...scope, branch: { in: branches } }, orderBy: { openedAt: "desc" }, ...page }),
    run:
      codeShas.length === 0
        ? []
        : await tx.pipelineRun.findMany({
            where: { OR: [{ ...onBoard, sha: { in: codeShas } }, { ...scope, OR: [{ branch: { in: branches } }, { prNumber: { in: pullRequests.map(({ number }) => number) } }] }] },
            orderBy: { createdAt: "desc" },
            ...page,
          }),
    deployment:
      deployed.length === 0 && runs.length === 0
        ? []
        : await tx.deployment.findMany({
            where: { OR: [{ ...onBoard, sha: { in: deployed } }, { ...scope, runExternalId: { in: runs.map(({ externalId }) => externalId) } }] },
            orderBy: { createdAt: "desc" },
            ...page,
          }),
  };
  const later = await listLaterDeployments(tx, scope, ids("deployment"));
  const all = (type: ThingType, ...others: string[]) => [...new Set([...ids(type), ...more[type].map(({ id }) => id), ...others])];
  return { commit: all("commit"), pullRequest: all("pullRequest"), run: all("run"), deployment: all("deployment", ...later) };
}

function loadCommits(tx: Tx, ids: string[]) {
  return ids.length === 0 ? [] : tx.commit.findMany({ where: { id: { in: ids } }, select: { sha: true, branches: true } });
}

function loadPullRequests(tx: Tx, ids: string[]) {
  return ids.length === 0 ? [] : tx.pullRequest.findMany({ where: { id: { in: ids } }, select: { branch: true, headSha: true, mergeSha: true, number: true } });
}

function loadRuns(tx: Tx, ids: string[]) {
  return ids.length === 0 ? [] : tx.pipelineRun.findMany({ where: { id: { in: ids } }, select: { sha: true, externalId: true } });
}

async function listLaterDeployments(tx: Tx, scope: Scope, ids: string[]): Promise<string[]> {
  const later: string[] = [];
  for (const { environment, createdAt } of ids.length === 0 ? [] : await tx.deployment.findMany({ where: { id: { in: ids } } })) {
    const rows = await tx.deployment.findMany({ where: { ...scope, environment, createdAt: { gt: createdAt } }, orderBy: { createdAt: "asc" }, take: LATER_DEPLOYMENTS, select: { id: true } });
    later.push(...rows.map(({ id }) => id));
  }
  return later;
}
