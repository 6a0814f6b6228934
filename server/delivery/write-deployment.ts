import { now } from "@/server/platform/clock";
import type { Tx } from "@/server/platform/db/client";
import { type Deployment, Prisma } from "@/server/platform/db/generated/client";
import type { AnswerTo } from "./domain/call-back";
import type { Change, DeploymentFacts } from "./domain/changes";
import { mergeDeployment } from "./domain/merge";
import { type DeliverySource, differs, type Written } from "./written";

/** Keeps what a report says of a deployment, unless something newer is known. */
export async function writeDeployment(tx: Tx, source: DeliverySource, change: Extract<Change, { type: "deployment" }>): Promise<Written> {
  const { repository, externalId, facts } = change;
  const key = { sourceId: source.id, repository, externalId };
  const row = await tx.deployment.findUnique({ where: { sourceId_repository_externalId: key } });
  const before = row && factsOf(row);
  const merged = mergeDeployment(before, facts);
  const data = { ...merged, answerTo: merged.answerTo ?? Prisma.DbNull, createdAt: merged.createdAt ?? now() };
  let id = row?.id;
  if (id === undefined) ({ id } = await tx.deployment.create({ data: { ...key, ...data }, select: { id: true } }));
  else if (merged !== before) await tx.deployment.update({ where: { id }, data });
  return {
    thing: { type: "deployment", id },
    isVisible: differs(before, merged, ["environment", "tier", "status", "url", "sha"]),
    isRelinked: differs(before, merged, ["environment", "sha", "ref", "mentions", "runExternalId", "succeededAt"]),
  };
}

function factsOf(row: Deployment): DeploymentFacts {
  const { id: _id, sourceId: _source, repository: _repository, externalId: _externalId, answerTo, ...facts } = row;
  return { ...facts, answerTo: answerTo as AnswerTo | null };
}
