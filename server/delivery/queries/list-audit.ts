import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { addMonths, type Month, monthOf } from "../domain/month";
import { listReleases, type ReleaseLine } from "./list-releases";

export type AuditCommit = { sha: string; message: string; author: string | null; url: string | null };
/** What went into production, with the very commits that `commits` counts. */
export type AuditLine = ReleaseLine & { commitList: AuditCommit[] };

/** What went into production in one month of the board's time zone, the present one unless told, earliest first. */
export async function listAudit(db: Reader, board: { id: string; key: string; timeZone: string }, asked?: Month): Promise<AuditLine[]> {
  const month = asked ?? monthOf(now(), board.timeZone);
  const [from, to] = [month, addMonths(month, 1)].map((each) => startOfDay(`${each}-01`, board.timeZone));
  const releases = await listReleases(db, board, { from, to });
  const commits = await listCommits(db, releases.map(({ deployment }) => deployment), board.id);
  return releases.reverse().map((release) => ({ ...release, commitList: commits.get(release.deployment) ?? [] }));
}

/** As `listReleases` counts them, the oldest first. */
async function listCommits(db: Reader, ids: readonly string[], boardId: string): Promise<Map<string, AuditCommit[]>> {
  const commits = new Map<string, AuditCommit[]>();
  if (ids.length === 0) return commits;
  const rows = await db.$queryRaw<(AuditCommit & { deployment: string })[]>`
    SELECT DISTINCT d."id" AS "deployment", m."id", m."sha", split_part(m."message", E'\n', 1) AS "message", m."author", m."url", m."authoredAt"
    FROM "Deployment" d JOIN "Source" s ON s."id" = d."sourceId" AND s."boardId" = ${boardId}::uuid
      JOIN "CardLink" l ON l."deploymentId" = d."id" JOIN "CardLink" c ON c."cardId" = l."cardId" JOIN "Commit" m ON m."id" = c."commitId"
    WHERE d."id" = ANY(${[...ids]}::uuid[]) AND (m."authoredAt" IS NULL OR m."authoredAt" <= d."succeededAt")
    ORDER BY m."authoredAt", m."id"`;
  for (const { deployment, sha, message, author, url } of rows) commits.set(deployment, [...(commits.get(deployment) ?? []), { sha, message, author, url }]);
  return commits;
}
