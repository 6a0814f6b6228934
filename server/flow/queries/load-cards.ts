import { setImmediate as letOthersIn } from "node:timers/promises";
import type { CardKind } from "@/server/board/domain/card";
import { cardKey } from "@/server/board/domain/card-key";
import { bareSql } from "@/server/platform/db/bare-sql";
import type { Reader } from "@/server/platform/db/client";
import type { Instant } from "@/server/platform/domain/instant";
import { Prisma } from "@/server/platform/db/generated/client";
import type { CardFilter } from "../contracts/inputs";
import { cardClock } from "../domain/card-clock";
import { readTrail } from "../domain/read-trail";
import type { TimedCard } from "../domain/timed-card";

/** A card as the metrics know it. */
export type FlowCard = TimedCard & { readonly key: string; readonly externalId: string | null; readonly title: string; readonly kind: CardKind };

export type Loaded = {
  readonly cards: readonly FlowCard[];
  /** Cards finished before `since` and untouched by anything after it, which are only counted: all, and those not deleted. */
  readonly settled: { readonly all: number; readonly standing: number };
};

/** A page of cards, a list for each thing told of them: as one row it costs an embedded database a third of what a row a card does. */
type Page = { numbers: number[]; externalIds: (string | null)[]; titles: string[]; kinds: CardKind[]; trails: string };
type Wanted = {
  /** The clocks are read at this instant. */
  now: Date;
  /** Whether `now` is the present; of the past, every card is read, since what it is now says nothing about then. */
  isPresent: boolean;
  /** What was finished for good before this instant is counted and not read. */
  since: Date;
  filter: CardFilter;
};

/** Cards a statement. Between two of them moves have their turn, however long the history is. */
const PAGE = 1_000;

/** The clocks of a board's cards. Every chart is made from what this read. */
export async function loadCards(db: Reader, board: { readonly id: string; readonly key: string }, { now, isPresent, since, filter }: Wanted): Promise<Loaded> {
  const sql = bareSql(db);
  const settledFirst = Prisma.sql`c."finishedAt" < ${since}::timestamptz AND (c."deletedAt" IS NULL OR c."deletedAt" < ${since}::timestamptz)`;
  const ofBoard = Prisma.sql`c."boardId" = ${board.id}::uuid AND ${matching(filter)}`;
  const countSettled = () => sql.$queryRaw<Loaded["settled"][]>`
    SELECT count(*)::int AS "all", (count(*) FILTER (WHERE c."deletedAt" IS NULL))::int AS "standing" FROM "Card" c WHERE ${ofBoard} AND ${settledFirst}`;
  const open = isPresent ? Prisma.sql`(c."finishedAt" IS NULL OR NOT (${settledFirst}))` : Prisma.sql`TRUE`;
  // The page first, then its trails one by one: joined as a whole, every page would read the trails of all.
  const page = (after: number) => sql.$queryRaw<[Page | { numbers: null }]>`
    SELECT json_agg(p."number") AS "numbers", json_agg(p."externalId") AS "externalIds", json_agg(p."title") AS "titles", json_agg(p."kind") AS "kinds",
      string_agg(COALESCE((SELECT t."events" FROM "CardTrail" t WHERE t."cardId" = p."id"), ''), ',') AS "trails"
    FROM (SELECT c."id", c."number", c."externalId", c."title", c."kind"::text AS "kind" FROM "Card" c
      WHERE ${ofBoard} AND c."number" > ${after}::int AND ${open} ORDER BY c."number" LIMIT ${PAGE}::int) p`;
  const counted = isPresent ? countSettled() : Promise.resolve([]);
  counted.catch(() => undefined); // Told where it is waited for, as is the next page below.
  const cards: FlowCard[] = [];
  for (let [read] = await page(0); read.numbers !== null; ) {
    const last = read.numbers.length < PAGE ? undefined : read.numbers.at(-1);
    // The database reads the next page while this one is understood.
    const next = last === undefined ? undefined : page(last);
    next?.catch(() => undefined);
    addCards(cards, board.key, read, now.getTime());
    if (next === undefined) break;
    await letOthersIn();
    [read] = await next;
  }
  return { cards, settled: (await counted)[0] ?? NONE_SETTLED };
}

const NONE_SETTLED = { all: 0, standing: 0 };

function addCards(cards: FlowCard[], boardKey: string, { numbers, externalIds, titles, kinds, trails }: Page, now: Instant): void {
  const told = trails.split(",");
  for (const [index, number] of numbers.entries()) {
    const clock = cardClock(readTrail(told[index] ?? ""), now);
    const [title, kind, externalId = null] = [titles[index], kinds[index], externalIds[index]];
    if (clock === null || title === undefined || kind === undefined) continue;
    const key = cardKey(boardKey, number);
    cards.push({ key, name: externalId ?? key, externalId, title, kind, clock });
  }
}

/** By what the card is now: its kind, its labels, the people assigned to it, its sprint and its epic. */
function matching({ kind, label, person, sprint, epic }: CardFilter): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`];
  if (kind !== undefined) conditions.push(Prisma.sql`c."kind" = ${kind}::"CardKind"`);
  if (label !== undefined) conditions.push(Prisma.sql`${label}::text = ANY(c."labels")`);
  if (sprint !== undefined) conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM "Sprint" s WHERE s."id" = c."sprintId" AND s."number" = ${sprint}::int)`);
  if (epic !== undefined) conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM "Epic" e WHERE e."id" = c."epicId" AND (e."id"::text = ${epic.toLowerCase()} OR e."name" = ${epic}::text))`);
  if (person !== undefined) {
    conditions.push(Prisma.sql`EXISTS (
      SELECT 1 FROM "CardAssignee" a JOIN "User" u ON u."id" = a."userId"
      WHERE a."cardId" = c."id" AND (u."id"::text = ${person.toLowerCase()} OR u."email" = ${person.toLowerCase()}))`);
  }
  return Prisma.join(conditions, " AND ");
}
