import { appendHistory } from "@/server/board/append-history";
import type { NewEvent } from "@/server/board/domain/history-event";
import { lockBoard } from "@/server/board/lock-board";
import type { Tx } from "@/server/platform/db/client";
import type { LinkVia } from "./domain/link-keys";
import { LINK_COLUMN, type LinkChange } from "./link-cards";
import type { DeliverySource, Thing, ThingType, Written } from "./written";

/**
 * Writes in the history of each card what anyone can see differently on it now; one event for a card and a thing.
 * Locks the board only when there is something to write.
 */
export async function tellCards(tx: Tx, source: DeliverySource, written: readonly Written[], links: readonly LinkChange[]): Promise<void> {
  const news = await findNews(tx, written, links);
  if (news.length === 0) return;
  const facts = await loadFacts(tx, news.map(({ thing }) => thing));
  const stages = new Map(written.flatMap(({ thing, stage }) => (stage ? [[thing.id, stage] as const] : [])));
  const board = await lockBoard(tx, source.boardId);
  const events = news.map(({ thing, cardId, via, gone }): NewEvent => {
    const stage = stages.get(thing.id);
    const data = { ...facts.get(thing.id), ...(stage ? { stage } : {}), via, ...(gone ? { unlinked: true } : {}) };
    return { kind: KIND[thing.type], cardId, data };
  });
  await appendHistory(tx, board, { userId: null, via: source.kind }, events);
}

const KIND = {
  run: "run.changed",
  deployment: "deployment.changed",
  pullRequest: "pull_request.changed",
  commit: "commits.pushed",
} as const satisfies Record<ThingType, NewEvent["kind"]>;

type News = { thing: Thing; cardId: string; via: LinkVia; gone: boolean };

async function findNews(tx: Tx, written: readonly Written[], links: readonly LinkChange[]): Promise<News[]> {
  const news = new Map(links.map((link) => [`${link.thing.id} ${link.cardId}`, link as News]));
  for (const { thing } of written.filter(({ isVisible }) => isVisible)) {
    for (const { cardId, via } of await tx.cardLink.findMany({ where: { [LINK_COLUMN[thing.type]]: thing.id } })) {
      const slot = `${thing.id} ${cardId}`;
      if (!news.has(slot)) news.set(slot, { thing, cardId, via, gone: false });
    }
  }
  return [...news.values()];
}

/** The small facts that the history keeps of each thing. */
async function loadFacts(tx: Tx, things: readonly Thing[]): Promise<Map<string, Record<string, string | number | null>>> {
  const where = (type: ThingType) => ({ id: { in: [...new Set(things.filter((thing) => thing.type === type).map(({ id }) => id))] } });
  const has = (type: ThingType) => things.some((thing) => thing.type === type);
  const facts = new Map<string, Record<string, string | number | null>>();
  for (const row of has("run") ? await tx.pipelineRun.findMany({ where: where("run") }) : [])
    facts.set(row.id, { run: row.externalId, name: row.name, status: row.status, attempt: row.attempt, url: row.url });
  for (const row of has("deployment") ? await tx.deployment.findMany({ where: where("deployment") }) : [])
    facts.set(row.id, { deployment: row.externalId, environment: row.environment, tier: row.tier, status: row.status, url: row.url });
  for (const row of has("pullRequest") ? await tx.pullRequest.findMany({ where: where("pullRequest") }) : [])
    facts.set(row.id, { number: row.number, title: row.title, state: row.state, url: row.url });
  for (const row of has("commit") ? await tx.commit.findMany({ where: where("commit") }) : [])
    facts.set(row.id, { sha: row.sha, message: row.message.split("\n", 1)[0]?.slice(0, 200) ?? "", author: row.author, url: row.url });
  return facts;
}
