import type { Column } from "@/server/board/domain/column";
import type { Statements } from "@/server/platform/db/client";
import type { AutomationFacts, FinishOn } from "./domain/automation";
import { environmentOf } from "./domain/environment-rule";
import type { Tier } from "./domain/environment-tier";
import { STAGE_KINDS } from "./domain/stage-kind";
import { listEnvironments, type BoardEnvironment } from "./queries/list-environments";
import { listStrips } from "./queries/list-strips";

/** A card with what the rules go by, and the rules that a limit has stopped since it stands where it stands. */
export type AutomatedCard = { readonly id: string; readonly number: number; readonly facts: AutomationFacts; readonly held: readonly string[] };

type Finishing = { readonly finishOn: FinishOn; readonly finishEnvironmentId: string | null };
type Row = {
  id: string;
  number: number;
  column: Column;
  isStarted: boolean;
  hasCode: boolean;
  mergedAt: Date | null;
  reopenedAt: Date | null;
  blockedVia: string | null;
  isBlocked: boolean;
  failure: string | null;
  held: string[];
};

/** What is known of these live cards of a board. */
export async function loadAutomationFacts(tx: Statements, boardId: string, numbers: readonly number[], finishing: Finishing): Promise<AutomatedCard[]> {
  if (numbers.length === 0) return [];
  const rows = await loadRows(tx, boardId, numbers);
  const strips = await listStrips(tx, boardId, numbers);
  const deployed = finishing.finishOn === "DEPLOYED" || finishing.finishOn === "RELEASED" ? await lastDeployed(tx, boardId, rows, finishing) : new Map<string, Date>();
  return rows.map(({ id, number, held, ...row }) => {
    const strip = strips.get(number)?.strip;
    const isFailed = strip !== undefined && STAGE_KINDS.some((kind) => strip[kind] === "FAILED");
    return {
      id,
      number,
      held,
      facts: {
        column: row.column,
        isStarted: row.isStarted,
        hasCode: row.hasCode,
        finishedBy: finishing.finishOn === "MERGED" ? row.mergedAt : (deployed.get(id) ?? null),
        reopenedAt: row.reopenedAt,
        blocked: !row.isBlocked ? "no" : row.blockedVia === AUTOMATION ? "by_automation" : "by_person",
        failure: isFailed ? (row.failure ?? "") : null,
        isRunning: strip !== undefined && STAGE_KINDS.some((kind) => strip[kind] === "RUNNING" || strip[kind] === "WAITING"),
      },
    };
  });
}

/** Who acts where a rule does, as the history names it. */
export const AUTOMATION = "automation";

/** Merged is a card when no pull request of it is open any more and one was merged: when the last one was. */
function loadRows(tx: Statements, boardId: string, numbers: readonly number[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT c."id", c."number", c."column"::text AS "column", c."startedAt" IS NOT NULL AS "isStarted", c."blockedAt" IS NOT NULL AS "isBlocked",
      EXISTS (SELECT FROM "CardLink" l LEFT JOIN "Commit" m ON m."id" = l."commitId" LEFT JOIN "PullRequest" p ON p."id" = l."pullRequestId" LEFT JOIN "PipelineRun" r ON r."id" = l."runId"
        WHERE l."cardId" = c."id" AND l."deploymentId" IS NULL AND COALESCE(m."message", p."title", r."commitMessage", '') NOT LIKE 'Revert "%') AS "hasCode",
      (SELECT CASE WHEN bool_or(p."state" IN ('OPEN', 'DRAFT')) THEN NULL ELSE max(p."mergedAt") END
        FROM "CardLink" l JOIN "PullRequest" p ON p."id" = l."pullRequestId" WHERE l."cardId" = c."id" AND p."title" NOT LIKE 'Revert "%') AS "mergedAt",
      (SELECT max(h."at") FROM "HistoryEvent" h WHERE h."cardId" = c."id" AND h."kind" = 'card.moved' AND h."data"->>'from' = 'DONE') AS "reopenedAt",
      (SELECT h."via" FROM "HistoryEvent" h WHERE h."cardId" = c."id" AND h."kind" = 'card.blocked' ORDER BY h."version" DESC, h."ordinal" DESC LIMIT 1) AS "blockedVia",
      (SELECT r."name" FROM "CardLink" l JOIN "PipelineRun" r ON r."id" = l."runId" WHERE l."cardId" = c."id" AND r."status" = 'FAILED' ORDER BY r."createdAt" DESC LIMIT 1) AS "failure",
      ARRAY(SELECT DISTINCT h."data"->>'rule' FROM "HistoryEvent" h WHERE h."cardId" = c."id" AND h."kind" = 'automation.held' AND h."at" >= c."enteredAt") AS "held"
    FROM "Card" c
    WHERE c."boardId" = ${boardId}::uuid AND c."number" = ANY(${[...numbers]}::int[]) AND c."deletedAt" IS NULL AND c."archivedAt" IS NULL
    ORDER BY c."number"`;
}

/** When a deployment with each card succeeded last where a card is finished. */
async function lastDeployed(tx: Statements, boardId: string, rows: readonly Row[], { finishOn, finishEnvironmentId }: Finishing): Promise<Map<string, Date>> {
  const environments = await listEnvironments(tx, boardId);
  const wanted = (environment: BoardEnvironment | null, tier: Tier) => (finishOn === "RELEASED" ? (environment?.tier ?? tier) === "PRODUCTION" : environment !== null && environment.id === finishEnvironmentId);
  const links = await tx.$queryRaw<{ cardId: string; environment: string; tier: Tier; succeededAt: Date }[]>`
    SELECT l."cardId", d."environment", d."tier"::text, d."succeededAt" FROM "CardLink" l JOIN "Deployment" d ON d."id" = l."deploymentId"
    WHERE l."cardId" = ANY(${rows.map(({ id }) => id)}::uuid[]) AND d."succeededAt" IS NOT NULL`;
  const last = new Map<string, Date>();
  for (const { cardId, succeededAt: at, ...deployment } of links) {
    if (!wanted(environmentOf(environments, deployment), deployment.tier)) continue;
    if (at > (last.get(cardId) ?? new Date(0))) last.set(cardId, at);
  }
  return last;
}
