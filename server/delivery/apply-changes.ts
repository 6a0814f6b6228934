import { cardKey } from "@/server/board/domain/card-key";
import { afterSending } from "@/server/platform/db/after-sending";
import type { Statements } from "@/server/platform/db/client";
import type { Change } from "./domain/changes";
import { commitKeys, deploymentKeys, type FoundKeys, pullRequestKeys, runKeys } from "./domain/link-keys";
import { findNeighbours } from "./find-neighbours";
import { type Known, readKnown, type Told, writeKnown } from "./known/known";
import { type LinkBoard, type LinkChange, LINKED_THING, NO_LINKS, ofThings, planLinks, writeLinks } from "./link-cards";
import type { LinkedCard, News } from "./tell-cards";
import { endAlertGroup, writeAlert } from "./write-alert";
import { writeDeployment } from "./write-deployment";
import { writePullRequest } from "./write-pull-request";
import { writePush } from "./write-push";
import { writeRelease } from "./write-release";
import { writeRun, writeStage } from "./write-run";
import type { DeliverySource, Thing, ThingType, Written } from "./written";

/** What one delivery says. `anew` looks for cards even where nothing changed, for a card may have been added since. */
export type Saying = { source: DeliverySource; changes: readonly Change[]; anew: boolean };

/** What became of a delivery's changes: the cards they ended on, and whether anything was new in them. */
export type Applied = { cards: string[]; isNew: boolean; /** Whether it told of something that stands by itself, as a release does. */ needsNoCard: boolean };

/** Why several deliveries are not applied together; each alone can be. */
export class ToldApart extends Error {}

/**
 * Writes what some deliveries to one board say, one after the other, then links all of it to its cards; returns what became of each, and
 * what is to be told to the cards. What is known is read and written once for all of them, and so are the links: a delivery ends on the
 * cards that its things have after the last.
 * Throws `ToldApart` when one of them takes back what another has named.
 */
export async function applyChanges(tx: Statements, board: LinkBoard, sayings: readonly Saying[]): Promise<{ applied: Applied[]; news: News }> {
  const known = await readKnown(tx, sayings.flatMap(({ source, changes }) => changes.map((change): Told => ({ source, change }))));
  const outcomes = sayings.map((saying) => ({ saying, ...writeSaying(known, saying) }));
  const causes = outcomes.map(({ saying, written }) => ({ source: saying.source, things: written.filter(({ isRelinked }) => isRelinked || saying.anew).map(({ thing }) => thing) })).filter(({ things }) => things.length > 0);
  assertNothingTakenBack(causes.map(({ things }) => things), board.key);
  const planned = await afterSending(writeKnown(tx, known), causes.length === 0 ? NO_LINKS : findNeighbours(tx, board.id, causes.flatMap(({ things }) => things), causes.length).then((ids) => planLinks(tx, board, known, ids)));
  const cards = await afterSending(writeLinks(tx, planned), readCards(tx, board, outcomes.flatMap(({ written }) => written.map(({ thing }) => thing))));
  const news: News = {
    written: outcomes.flatMap(({ saying, written }) => written.map((one) => ({ ...one, from: saying.source.kind }))),
    links: planned.changes.map((link) => ({ ...link, from: causeOf(link, causes.map(({ source }) => source)) })),
    cardsOf: (id) => cards.get(id) ?? [],
  };
  const applied = outcomes.map(({ written, isNew, needsNoCard }) => {
    const numbers = new Set(written.flatMap(({ thing }) => (cards.get(thing.row.id) ?? []).flatMap(({ number }) => number ?? [])));
    return { cards: [...numbers].sort((a, b) => a - b).map((number) => cardKey(board.key, number)), isNew, needsNoCard };
  });
  return { applied, news };
}

/**
 * Between a name and its end a card would have had something that nobody was ever told of, and the delivery that brought it would be
 * said to be of no card.
 */
function assertNothingTakenBack(told: readonly (readonly Thing[])[], boardKey: string): void {
  if (told.length < 2) return;
  const named = new Map<string, FoundKeys>();
  for (const thing of told.flat()) {
    const [before, after] = [named.get(thing.row.id), namesOf(thing, boardKey)];
    if (before !== undefined && [...before.keys()].some((key) => !after.has(key))) throw new ToldApart(`a ${thing.type} no longer names what it named`);
    named.set(thing.row.id, after);
  }
}

function namesOf(thing: Thing, boardKey: string): FoundKeys {
  switch (thing.type) {
    case "run":
      return runKeys(thing.row, boardKey);
    case "deployment":
      return deploymentKeys(thing.row, boardKey);
    case "pullRequest":
      return pullRequestKeys(thing.row, boardKey);
    case "commit":
      return commitKeys(thing.row, boardKey);
  }
}

/** Of several sources that told at once, the one that told of the thing itself. */
function causeOf({ thing }: LinkChange, sources: readonly DeliverySource[]): DeliverySource["kind"] {
  const source = sources.find(({ id }) => id === thing.row.sourceId) ?? sources[0];
  if (source === undefined) throw new Error("no link changes without a cause");
  return source.kind;
}

function writeSaying(known: Known, { source, changes }: Saying): { written: Written[]; isNew: boolean; needsNoCard: boolean } {
  let [isNew, needsNoCard] = [false, false];
  const written: Written[] = [];
  for (const change of changes) {
    if (isOfNoCard(change)) {
      needsNoCard = true;
      isNew = writeOfNoCard(known, source, change) || isNew;
    } else written.push(...writeChange(known, source, change));
  }
  return { written, isNew: isNew || written.some(({ isVisible, isRelinked }) => isVisible || isRelinked), needsNoCard };
}

type OfNoCard = Extract<Change, { type: "release" | "alert" | "alertGroup" }>;

function isOfNoCard(change: Change): change is OfNoCard {
  return change.type === "release" || change.type === "alert" || change.type === "alertGroup";
}

function writeOfNoCard(known: Known, source: DeliverySource, change: OfNoCard): boolean {
  if (change.type === "release") return writeRelease(known, source, change);
  return change.type === "alert" ? writeAlert(known, source, change) : endAlertGroup(known, source, change);
}

function writeChange(known: Known, source: DeliverySource, change: Exclude<Change, OfNoCard>): Written[] {
  switch (change.type) {
    case "run":
      return [writeRun(known, source, change)];
    case "stage":
      return [writeStage(known, source, change)];
    case "deployment":
      return [writeDeployment(known, source, change)];
    case "pullRequest":
      return [writePullRequest(known, source, change)];
    case "push":
      return writePush(known, source, change);
  }
}

/** The cards of each of these things, by its id; without a number where the card is deleted. */
async function readCards(tx: Statements, board: LinkBoard, things: readonly Thing[]): Promise<Map<string, (LinkedCard & { number: number | null })[]>> {
  const cards = new Map<string, (LinkedCard & { number: number | null })[]>();
  if (things.length === 0) return cards;
  const ids = (type: ThingType) => [...new Set(things.filter((thing) => thing.type === type).map(({ row }) => row.id))];
  const rows = await tx.$queryRaw<(LinkedCard & { thing: string; number: number | null })[]>`
    SELECT ${LINKED_THING} AS "thing", l."cardId", l."via"::text, CASE WHEN c."deletedAt" IS NULL AND c."boardId" = ${board.id}::uuid THEN c."number" END AS "number"
    FROM "CardLink" l JOIN "Card" c ON c."id" = l."cardId"
    WHERE ${ofThings({ run: ids("run"), deployment: ids("deployment"), pullRequest: ids("pullRequest"), commit: ids("commit") })}
    ORDER BY c."number"`;
  for (const { thing, ...card } of rows) cards.set(thing, [...(cards.get(thing) ?? []), card]);
  return cards;
}
