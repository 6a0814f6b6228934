import { bareSql, type Reader, type Statements } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { notFound } from "@/server/platform/errors";
import type { BoardCard } from "../domain/card";

/** The live cards of a board in column and rank order, in one statement and without descriptions. */
export async function listBoardCards(db: Reader, boardId: string): Promise<BoardCard[]> {
  return (await readBoardCards(db, boardId)).cards;
}

/** The same with the version of the board that these are the cards of. */
export async function readBoardCards(db: Reader, boardId: string): Promise<{ version: number; cards: BoardCard[] }> {
  const rows = await selectCards(bareSql(db), boardId, cardsWhere(Prisma.sql`"boardId" = ${boardId}::uuid AND "archivedAt" IS NULL AND "deletedAt" IS NULL`));
  return { version: rows[0]?.version ?? 0, cards: rows.flatMap((row) => (isCard(row) ? toBoardCard(row) : [])) };
}

/** These cards of a board as they stand now; archived ones are among them, deleted ones are not. */
export async function listCardsById(db: Reader, boardId: string, ids: readonly string[]): Promise<(BoardCard & { archived: boolean })[]> {
  if (ids.length === 0) return [];
  const rows = await selectCards(bareSql(db), boardId, cardsWhere(Prisma.sql`"boardId" = ${boardId}::uuid AND "id" = ANY(${ids}::uuid[]) AND "deletedAt" IS NULL`));
  return rows.filter(isCard).map((row) => ({ ...toBoardCard(row), archived: row.archived }));
}

/** One card, archived or not. Throws `not_found`. */
export async function getBoardCard(db: Reader, boardId: string, cardId: string): Promise<BoardCard> {
  return changedCard(bareSql(db), boardId, cardsWhere(Prisma.sql`"boardId" = ${boardId}::uuid AND "id" = ${cardId}::uuid`));
}

/** One card as `change` leaves it, a statement that returns `CARD_COLUMNS` of it. Throws `not_found` when it leaves none. */
export async function changedCard(tx: Statements, boardId: string, change: Prisma.Sql): Promise<BoardCard> {
  const [row] = await selectCards(tx, boardId, change);
  if (!row || !isCard(row)) throw notFound();
  return toBoardCard(row);
}

/** What `selectCards` needs of the cards that it shows. */
export const CARD_COLUMNS = Prisma.sql`"id", "number", "column", "rank", "title", "kind", "points", "labels", "dueOn", "expedite", "blockedAt", "blockedReason", "outcome",
  "createdAt", "enteredAt", "startedAt", "finishedAt", "archivedAt", "sprintId", "epicId"`;

function cardsWhere(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT ${CARD_COLUMNS} FROM "Card" WHERE ${condition}`;
}

type CardRow = Omit<BoardCard, "key" | "blocked" | "blockedSince" | "createdAt" | "enteredAt" | "startedAt" | "finishedAt" | "checklist"> & {
  boardKey: string;
  version: number;
  blockedSince: Date | null;
  createdAt: Date;
  enteredAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  archived: boolean;
  items: number;
  doneItems: number;
};
/** A board without such cards is one row without a card. */
type Row = CardRow | { number: null; version: number };

function selectCards(tx: Statements, boardId: string, chosen: Prisma.Sql): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    WITH chosen AS (${chosen})
    SELECT b."key" AS "boardKey", b."version", c."number", c."column"::text, c."rank", c."title", c."kind"::text, c."points"::float8, c."labels",
      to_char(c."dueOn", 'YYYY-MM-DD') AS "dueOn", c."expedite", s."number" AS "sprint", c."epicId"::text AS "epic", c."blockedReason", c."blockedAt" AS "blockedSince", c."outcome"::text,
      c."createdAt", c."enteredAt", c."startedAt", c."finishedAt", c."archivedAt" IS NOT NULL AS "archived",
      COALESCE(a."ids", '{}') AS "assignees", COALESCE(i."items", 0) AS "items", COALESCE(i."done", 0) AS "doneItems", COALESCE(m."comments", 0) AS "comments"
    FROM "Board" b
    LEFT JOIN chosen c ON true
    LEFT JOIN "Sprint" s ON s."id" = c."sprintId"
    LEFT JOIN (SELECT a."cardId", array_agg(a."userId"::text ORDER BY a."userId") AS "ids" FROM "CardAssignee" a JOIN chosen ON chosen."id" = a."cardId" GROUP BY 1) a ON a."cardId" = c."id"
    LEFT JOIN (SELECT i."cardId", count(*)::int AS "items", (count(*) FILTER (WHERE i."done"))::int AS "done" FROM "ChecklistItem" i JOIN chosen ON chosen."id" = i."cardId" GROUP BY 1) i ON i."cardId" = c."id"
    LEFT JOIN (SELECT m."cardId", count(*)::int AS "comments" FROM "Comment" m JOIN chosen ON chosen."id" = m."cardId" WHERE m."deletedAt" IS NULL GROUP BY 1) m ON m."cardId" = c."id"
    WHERE b."id" = ${boardId}::uuid
    ORDER BY c."column", c."rank"`;
}

function isCard(row: Row): row is CardRow {
  return row.number !== null;
}

function toBoardCard(row: CardRow): BoardCard {
  return {
    key: `${row.boardKey}-${row.number}`,
    number: row.number,
    column: row.column,
    rank: row.rank,
    title: row.title,
    kind: row.kind,
    points: row.points,
    labels: row.labels,
    assignees: row.assignees,
    dueOn: row.dueOn,
    expedite: row.expedite,
    sprint: row.sprint,
    epic: row.epic,
    blocked: row.blockedSince !== null,
    blockedReason: row.blockedReason,
    blockedSince: row.blockedSince?.toISOString() ?? null,
    outcome: row.outcome,
    checklist: row.items > 0 ? { done: row.doneItems, total: row.items } : null,
    comments: row.comments,
    createdAt: row.createdAt.toISOString(),
    enteredAt: row.enteredAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
