import type { Role } from "@/server/people/domain/actor";
import { may } from "@/server/people/domain/policy";
import { headsOf } from "@/server/people/queries/count-heads";
import type { Statements } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import { boardLimits } from "./board-limits";
import { cardKey, parseCardKey } from "./domain/card-key";
import type { Column } from "./domain/column";
import { isLimited } from "./domain/column";
import type { MoveTarget } from "./domain/plan-move";
import { columnLoad } from "./domain/wip-limit";
import type { LockedBoard } from "./lock-board";

/** What a place in a column is asked by: the card before it, null for the top, undefined for the column's usual end. */
export type Anchor = string | null | undefined;
type Place = MoveTarget["place"];

/** The truth about a column, read under the board's lock, as `planMove` needs it; `cardId` is left out of every number. */
export async function loadTarget(tx: Statements, board: LockedBoard, column: Column, cardId: string | null): Promise<Omit<MoveTarget, "place">> {
  const limits = boardLimits(board);
  if (!isLimited(column)) return { load: columnLoad(limits, column, 0, 0), oldest: null, busiest: null };
  const asksAssignees = cardId !== null && column === "IN_WORK" && limits.personal !== null;
  const [facts] = await tx.$queryRaw<Facts[]>`
    SELECT count(*)::int AS "count", (array_agg("number" ORDER BY "enteredAt", "number"))[1] AS "oldest", ${headsOf(board)} AS "heads",
      ${asksAssignees ? busiestOf(cardId) : Prisma.sql`NULL`} AS "busiest"
    FROM "Card" WHERE ${standingIn(board, column, cardId)} AND NOT "expedite"`;
  if (!facts) throw new Error("an aggregate without groups is one row");
  const { count, heads, oldest, busiest } = facts;
  return { load: columnLoad(limits, column, count, heads), oldest: oldest === null ? null : cardKey(board.key, oldest), busiest };
}

type Facts = { count: number; heads: number; oldest: number | null; busiest: MoveTarget["busiest"] };

/** The cards that stand in a column, `cardId` itself left out. */
function standingIn(board: LockedBoard, column: Column, cardId: string | null): Prisma.Sql {
  return Prisma.sql`"boardId" = ${board.id}::uuid AND "column" = ${column}::"Column" AND "archivedAt" IS NULL AND "deletedAt" IS NULL AND "id" IS DISTINCT FROM ${cardId}::uuid`;
}

/** Of a card's assignees, the one with most counted cards In Work beside it. */
function busiestOf(cardId: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT json_build_object('name', u."name", 'inWork', count(c."id"))
    FROM "CardAssignee" mine
    JOIN "User" u ON u."id" = mine."userId"
    LEFT JOIN "CardAssignee" a ON a."userId" = mine."userId" AND a."cardId" <> mine."cardId"
    LEFT JOIN "Card" c ON c."id" = a."cardId" AND c."column" = 'IN_WORK' AND c."archivedAt" IS NULL AND c."deletedAt" IS NULL AND NOT c."expedite"
      AND c."boardId" = (SELECT "boardId" FROM "Card" WHERE "id" = mine."cardId")
    WHERE mine."cardId" = ${cardId}::uuid
    GROUP BY u."id", u."name" ORDER BY count(c."id") DESC, u."name" LIMIT 1)`;
}

/**
 * The ranks on both sides of the place that `after` names, `cardId` itself left out.
 * Only the Product Owner ranks the Backlog: what others put there goes to its bottom. Throws `CONFLICT anchor_moved`.
 */
export async function findPlace(tx: Statements, board: LockedBoard, column: Column, after: Anchor, cardId: string | null, roles: readonly Role[]): Promise<Place> {
  const anchor = column === "BACKLOG" && !may("backlog.rank", roles) ? undefined : after;
  const others = standingIn(board, column, cardId);
  if (anchor === null || (anchor === undefined && column === "DONE")) return placeOf(tx, Prisma.sql`NULL`, firstOf(others));
  if (anchor === undefined) return placeOf(tx, lastOf(others), Prisma.sql`NULL`);
  const parsed = parseCardKey(anchor);
  const number = parsed?.boardKey === board.key ? parsed.number : -1;
  const before = Prisma.sql`(SELECT "rank" FROM "Card" WHERE ${others} AND "number" = ${number}::int)`;
  const place = await placeOf(tx, before, firstOf(Prisma.sql`${others} AND "rank" > ${before}`));
  if (place.before === null) throw new DomainError("CONFLICT", "anchor_moved", { after: anchor });
  return place;
}

/** The place that a card had at `rank`, or the nearest to it now: so that many go back to where they were among each other, a rank that is free is taken again. */
export async function findPlaceAt(tx: Statements, board: LockedBoard, column: Column, rank: string, cardId: string): Promise<Place> {
  const others = standingIn(board, column, cardId);
  const place = await placeOf(tx, lastOf(Prisma.sql`${others} AND "rank" < ${rank}`), firstOf(Prisma.sql`${others} AND "rank" >= ${rank}`));
  return place.after === rank ? place : { ...place, own: rank };
}

async function placeOf(tx: Statements, before: Prisma.Sql, after: Prisma.Sql): Promise<Place> {
  const [place] = await tx.$queryRaw<Place[]>`SELECT ${before} AS "before", ${after} AS "after"`;
  return place ?? { before: null, after: null };
}

function firstOf(cards: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT "rank" FROM "Card" WHERE ${cards} ORDER BY "rank" LIMIT 1)`;
}

function lastOf(cards: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT "rank" FROM "Card" WHERE ${cards} ORDER BY "rank" DESC LIMIT 1)`;
}
