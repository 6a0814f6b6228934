import type { Tx } from "@/server/platform/db/client";
import { parseCardKey } from "@/server/board/domain/card-key";
import type { FoundKeys, LinkVia } from "./domain/link-keys";
import { findCommitLinks, findDeploymentLinks, findPullRequestLinks, findRunLinks, type LinkBoard } from "./find-links";
import type { ThingIds } from "./find-neighbours";
import type { DeliverySource, Thing, ThingType } from "./written";

export const LINK_COLUMN = { run: "runId", deployment: "deploymentId", pullRequest: "pullRequestId", commit: "commitId" } as const satisfies Record<ThingType, string>;

/** A link that came or went. */
export type LinkChange = { thing: Thing; cardId: string; via: LinkVia; gone: boolean };

/** Brings the links of these things in line with what they name now; links made by people stay, and what people untied stays untied. Returns what changed. */
export async function linkCards(tx: Tx, source: DeliverySource, ids: ThingIds): Promise<LinkChange[]> {
  const wanted = await findWanted(tx, { id: source.boardId, key: source.boardKey }, ids);
  const cards = await findCards(tx, source, wanted);
  const changes: LinkChange[] = [];
  for (const type of ["commit", "pullRequest", "run", "deployment"] as const) {
    const ofType = wanted.filter(({ thing }) => thing.type === type);
    if (ofType.length > 0) changes.push(...(await relink(tx, type, ofType, cards)));
  }
  return changes;
}

type Wanted = { thing: Thing; keys: FoundKeys };

async function findWanted(tx: Tx, board: LinkBoard, ids: ThingIds): Promise<Wanted[]> {
  const where = (some: string[]) => ({ where: { id: { in: some } } });
  const commits = ids.commit.length > 0 ? await tx.commit.findMany(where(ids.commit)) : [];
  const pullRequests = ids.pullRequest.length > 0 ? await tx.pullRequest.findMany(where(ids.pullRequest)) : [];
  const runs = ids.run.length > 0 ? await tx.pipelineRun.findMany(where(ids.run)) : [];
  const deployments = ids.deployment.length > 0 ? await tx.deployment.findMany(where(ids.deployment)) : [];
  return [
    ...pair("commit", commits, commits.length > 0 ? await findCommitLinks(tx, board, commits) : []),
    ...pair("pullRequest", pullRequests, pullRequests.length > 0 ? await findPullRequestLinks(tx, board, pullRequests) : []),
    ...pair("run", runs, runs.length > 0 ? await findRunLinks(tx, board, runs) : []),
    ...pair("deployment", deployments, await findDeploymentLinks(tx, board, deployments)),
  ];
}

function pair(type: ThingType, rows: readonly { id: string }[], keys: readonly FoundKeys[]): Wanted[] {
  return rows.map(({ id }, index) => ({ thing: { type, id }, keys: keys[index] ?? new Map<string, LinkVia>() }));
}

/** The cards of the source's board that these keys name; a key without a card is no link. */
async function findCards(tx: Tx, source: DeliverySource, wanted: readonly Wanted[]): Promise<Map<string, string>> {
  const keyOf = new Map<number, string>();
  for (const key of wanted.flatMap(({ keys }) => [...keys.keys()])) keyOf.set(parseCardKey(key)?.number ?? 0, key);
  if (keyOf.size === 0) return new Map();
  const cards = await tx.card.findMany({ where: { boardId: source.boardId, number: { in: [...keyOf.keys()] }, deletedAt: null }, select: { id: true, number: true } });
  return new Map(cards.map(({ id, number }) => [keyOf.get(number) ?? "", id]));
}

async function relink(tx: Tx, type: ThingType, wanted: readonly Wanted[], cards: ReadonlyMap<string, string>): Promise<LinkChange[]> {
  const column = LINK_COLUMN[type];
  const ofThese = { [column]: { in: wanted.map(({ thing }) => thing.id) } };
  const rows = await tx.cardLink.findMany({ where: ofThese });
  const untied = await findUntied(tx, type, wanted.map(({ thing }) => thing.id));
  const changes: LinkChange[] = [];
  const stale: string[] = [];
  for (const { thing, keys } of wanted) {
    const known = new Map(rows.filter((row) => row[column] === thing.id).map((row) => [row.cardId, row]));
    const target = new Map<string, LinkVia>();
    for (const [key, via] of keys) {
      const cardId = cards.get(key);
      if (cardId && !untied.has(`${thing.id} ${cardId}`)) target.set(cardId, via);
    }
    for (const [cardId, via] of target) {
      const link = known.get(cardId);
      if (!link) changes.push({ thing, cardId, via, gone: false });
      else if (link.via !== via && link.via !== "MANUAL") await tx.cardLink.update({ where: { id: link.id }, data: { via } });
    }
    for (const [cardId, link] of known) {
      if (target.has(cardId) || link.via === "MANUAL") continue;
      stale.push(link.id);
      changes.push({ thing, cardId, via: link.via, gone: true });
    }
  }
  if (stale.length > 0) await tx.cardLink.deleteMany({ where: { id: { in: stale } } });
  const fresh = changes.filter(({ gone }) => !gone);
  if (fresh.length > 0) await tx.cardLink.createMany({ data: fresh.map(({ thing, cardId, via }) => ({ cardId, via, [column]: thing.id })) });
  return changes;
}

/** What people untied, as "thing card". A run is untied with all its attempts, those to come too: each is a thing of its own. */
async function findUntied(tx: Tx, type: ThingType, ids: readonly string[]): Promise<Set<string>> {
  if (type === "run") {
    const rows = await tx.$queryRaw<{ id: string; cardId: string }[]>`
      SELECT r."id", u."cardId"
      FROM "PipelineRun" r
      JOIN "PipelineRun" attempt ON attempt."sourceId" = r."sourceId" AND attempt."repository" = r."repository" AND attempt."externalId" = r."externalId"
      JOIN "CardUnlink" u ON u."runId" = attempt."id"
      WHERE r."id" = ANY(${[...ids]}::uuid[])`;
    return new Set(rows.map(({ id, cardId }) => `${id} ${cardId}`));
  }
  const column = LINK_COLUMN[type];
  return new Set((await tx.cardUnlink.findMany({ where: { [column]: { in: [...ids] } } })).map((row) => `${row[column]} ${row.cardId}`));
}
