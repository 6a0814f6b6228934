import type { Reader } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { notFound } from "@/server/platform/errors";
import type { BoardCard } from "../domain/card";

/** The live cards of a board in column and rank order, in one query and without descriptions. */
export async function listBoardCards(db: Reader, boardId: string): Promise<BoardCard[]> {
  const rows = await selectCards(db, Prisma.sql`c."boardId" = ${boardId}::uuid AND c."archivedAt" IS NULL AND c."deletedAt" IS NULL`);
  return rows.map(({ id: _, ...card }) => card);
}

/** These cards of a board as they stand now; archived ones are among them, deleted ones are not. */
export async function listCardsById(db: Reader, boardId: string, ids: readonly string[]): Promise<(BoardCard & { archived: boolean })[]> {
  const rows = await selectCards(db, Prisma.sql`c."boardId" = ${boardId}::uuid AND c."id" = ANY(${ids}::uuid[]) AND c."deletedAt" IS NULL`);
  const archived = await db.card.findMany({ where: { boardId, id: { in: [...ids] }, archivedAt: { not: null } }, select: { id: true } });
  const away = new Set(archived.map(({ id }) => id));
  return rows.map(({ id, ...card }) => ({ ...card, archived: away.has(id) }));
}

/** One card, archived or not. Throws `not_found`. */
export async function getBoardCard(db: Reader, boardId: string, cardId: string): Promise<BoardCard> {
  const [row] = await selectCards(db, Prisma.sql`c."boardId" = ${boardId}::uuid AND c."id" = ${cardId}::uuid`);
  if (!row) throw notFound();
  const { id: _, ...card } = row;
  return card;
}

type Row = Omit<BoardCard, "blockedSince" | "createdAt" | "enteredAt" | "startedAt" | "finishedAt" | "checklist"> & {
  id: string;
  boardKey: string;
  blockedSince: Date | null;
  createdAt: Date;
  enteredAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  items: number;
  doneItems: number;
};

async function selectCards(db: Reader, where: Prisma.Sql): Promise<(BoardCard & { id: string })[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT c."id", b."key" AS "boardKey", c."number", c."column"::text, c."rank", c."title", c."kind"::text, c."points"::float8,
      c."labels", to_char(c."dueOn", 'YYYY-MM-DD') AS "dueOn", c."expedite", c."blockedAt" IS NOT NULL AS "blocked", c."blockedReason",
      c."blockedAt" AS "blockedSince", c."outcome"::text, c."createdAt", c."enteredAt", c."startedAt", c."finishedAt",
      ARRAY(SELECT a."userId"::text FROM "CardAssignee" a WHERE a."cardId" = c."id" ORDER BY a."userId") AS "assignees",
      (SELECT count(*)::int FROM "ChecklistItem" i WHERE i."cardId" = c."id") AS "items",
      (SELECT count(*)::int FROM "ChecklistItem" i WHERE i."cardId" = c."id" AND i."done") AS "doneItems",
      (SELECT count(*)::int FROM "Comment" m WHERE m."cardId" = c."id" AND m."deletedAt" IS NULL) AS "comments"
    FROM "Card" c JOIN "Board" b ON b."id" = c."boardId"
    WHERE ${where}
    ORDER BY c."column", c."rank"`;
  return rows.map(toBoardCard);
}

function toBoardCard({ boardKey, items, doneItems, ...row }: Row): BoardCard & { id: string } {
  return {
    ...row,
    key: `${boardKey}-${row.number}`,
    blockedSince: row.blockedSince?.toISOString() ?? null,
    checklist: items > 0 ? { done: doneItems, total: items } : null,
    createdAt: row.createdAt.toISOString(),
    enteredAt: row.enteredAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
