import { cardKey } from "@/server/board/domain/card-key";
import type { Tx } from "@/server/platform/db/client";
import type { Change } from "./domain/changes";
import { findNeighbours } from "./find-neighbours";
import { LINK_COLUMN, linkCards } from "./link-cards";
import { tellCards } from "./tell-cards";
import { endAlertGroup, writeAlert } from "./write-alert";
import { writeDeployment } from "./write-deployment";
import { writePullRequest } from "./write-pull-request";
import { writePush } from "./write-push";
import { writeRelease } from "./write-release";
import { writeRun, writeStage } from "./write-run";
import type { DeliverySource, Thing, ThingType, Written } from "./written";

/** What became of a delivery's changes: the cards they ended on, and whether anything was new in them. */
export type Applied = { cards: string[]; isNew: boolean; /** Whether it told of something that stands by itself, as a release does. */ needsNoCard: boolean };

/**
 * Writes what a delivery says, links it to its cards and tells them. `anew` looks for cards even where nothing changed,
 * for a card may have been added since.
 */
export async function applyChanges(tx: Tx, source: DeliverySource, changes: readonly Change[], { anew = false } = {}): Promise<Applied> {
  let [isNew, needsNoCard] = [false, false];
  const things: Thing[] = [];
  for (const change of changes) {
    if (isOfNoCard(change)) {
      needsNoCard = true;
      isNew = (await writeOfNoCard(tx, source, change)) || isNew;
      continue;
    }
    const written = await writeChange(tx, source, change);
    const moved = written.filter(({ isRelinked }) => isRelinked || anew).map(({ thing }) => thing);
    const scope = { sourceId: source.id, repository: change.repository, boardId: source.boardId };
    const links = moved.length === 0 ? [] : await linkCards(tx, source, await findNeighbours(tx, scope, moved));
    await tellCards(tx, source, written, links);
    isNew ||= links.length > 0 || written.some(({ isVisible, isRelinked }) => isVisible || isRelinked);
    things.push(...written.map(({ thing }) => thing));
  }
  return { cards: await listCardsOf(tx, source, things), isNew, needsNoCard };
}

type OfNoCard = Extract<Change, { type: "release" | "alert" | "alertGroup" }>;

function isOfNoCard(change: Change): change is OfNoCard {
  return change.type === "release" || change.type === "alert" || change.type === "alertGroup";
}

async function writeOfNoCard(tx: Tx, source: DeliverySource, change: OfNoCard): Promise<boolean> {
  if (change.type === "release") return writeRelease(tx, source, change);
  return change.type === "alert" ? writeAlert(tx, source, change) : endAlertGroup(tx, source, change);
}

async function writeChange(tx: Tx, source: DeliverySource, change: Exclude<Change, OfNoCard>): Promise<Written[]> {
  switch (change.type) {
    case "run":
      return [await writeRun(tx, source, change)];
    case "stage":
      return [await writeStage(tx, source, change)];
    case "deployment":
      return [await writeDeployment(tx, source, change)];
    case "pullRequest":
      return [await writePullRequest(tx, source, change)];
    case "push":
      return writePush(tx, source, change);
  }
}

async function listCardsOf(tx: Tx, source: DeliverySource, things: readonly Thing[]): Promise<string[]> {
  if (things.length === 0) return [];
  const ids = (type: ThingType) => things.filter((thing) => thing.type === type).map(({ id }) => id);
  const places = Object.entries(LINK_COLUMN).map(([type, column]) => ({ [column]: { in: ids(type as ThingType) } }));
  const cards = await tx.card.findMany({ where: { boardId: source.boardId, deletedAt: null, links: { some: { OR: places } } }, orderBy: { number: "asc" }, select: { number: true } });
  return cards.map(({ number }) => cardKey(source.boardKey, number));
}
