import { environmentOf } from "@/server/delivery/domain/environment-rule";
import type { Tier } from "@/server/delivery/domain/environment-tier";
import { may } from "@/server/people/domain/policy";
import { now } from "@/server/platform/clock";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { type News, writeNotifications } from "./write-notifications";

type Waiting = { id: string; boardId: string; environment: string; tier: Tier; version: string | null; createdAt: Date };

/** Tells those who may approve of deployments that wait for it, and takes that back once one of them has decided. Returns how many notifications were written. */
export async function notifyApprovers(db: Db, since: Date): Promise<number> {
  await db.$executeRaw`
    UPDATE "Notification" n SET "readAt" = ${now()} FROM "Approval" a
    WHERE n."kind" = 'APPROVAL' AND n."readAt" IS NULL AND n."subject" = 'deployment:' || a."deploymentId"::text`;
  const waiting = await db.$queryRaw<Waiting[]>`
    SELECT d."id"::text, s."boardId"::text, d."environment", d."tier"::text, d."version", d."createdAt" FROM "Deployment" d JOIN "Source" s ON s."id" = d."sourceId"
    WHERE d."status" IN ('QUEUED', 'WAITING') AND d."createdAt" >= ${since}
      AND EXISTS (SELECT FROM "Environment" e WHERE e."boardId" = s."boardId" AND e."needsApproval" AND e."removedAt" IS NULL)
      AND NOT EXISTS (SELECT FROM "Approval" a WHERE a."deploymentId" = d."id")
      AND NOT EXISTS (SELECT FROM "Notification" n WHERE n."kind" = 'APPROVAL' AND n."subject" = 'deployment:' || d."id"::text)
    ORDER BY d."createdAt" LIMIT 1000`;
  let written = 0;
  for (const boardId of new Set(waiting.map((one) => one.boardId)))
    written += await inTransaction(db, async (tx) => writeNotifications(tx, boardId, await askApprovers(tx, boardId, waiting.filter((one) => one.boardId === boardId))));
  return written;
}

async function askApprovers(tx: Tx, boardId: string, waiting: readonly Waiting[]): Promise<News[]> {
  const environments = await tx.environment.findMany({ where: { boardId, removedAt: null }, orderBy: { position: "asc" } });
  const members = await tx.membership.findMany({ where: { boardId }, select: { userId: true, roles: true } });
  const to = members.filter(({ roles }) => may("deployment.approve", roles)).map(({ userId }) => userId);
  return waiting.flatMap((deployment): News[] => {
    const place = environmentOf(environments, deployment);
    if (!place?.needsApproval) return [];
    return [{ kind: "APPROVAL", subject: `deployment:${deployment.id}`, cardId: null, actorId: null, at: deployment.createdAt, facts: { environment: place.name, version: deployment.version }, to }];
  });
}
