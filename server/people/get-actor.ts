import { bareSql, type Reader } from "@/server/platform/db/client";
import { type Board, Prisma } from "@/server/platform/db/generated/client";
import type { Weekday } from "@/server/platform/domain/weekday";
import { notFound } from "@/server/platform/errors";
import type { Actor, Role } from "./domain/actor";

export type BoardOfActor = { id: string; key: string; name: string; timeZone: string; locale: string; version: number; workspaceId: string } & CalendarOfBoard;
/** What flow is measured by. */
type CalendarOfBoard = Pick<Board, "chartTime" | "workFrom" | "workTo" | "daysOff"> & { workingDays: Weekday[] };
/** A board with the person who acts on it. */
export type ActorOnBoard = { board: BoardOfActor; actor: Actor };

/**
 * The board with this key and the person's roles on it, in one query; of a person `u` for whom `pass` holds, where that is
 * given. Throws the same `not_found` for "not there" and "not yours".
 */
export async function getActor(db: Reader, userId: string, boardKey: string, pass: Prisma.Sql = ANYONE): Promise<ActorOnBoard> {
  const key = boardKey.toUpperCase();
  if (!/^[A-Z][A-Z0-9]{1,9}$/.test(key)) throw notFound();
  const [found] = await bareSql(db).$queryRaw<(BoardOfActor & { roles: Role[] })[]>`
    SELECT b."id", b."key", b."name", b."timeZone", b."locale", b."version", b."workspaceId",
      b."chartTime"::text, b."workingDays", b."workFrom", b."workTo", b."daysOff", m."roles"::text[] AS "roles"
    FROM "Board" b JOIN "Membership" m ON m."boardId" = b."id" JOIN "User" u ON u."id" = m."userId"
    WHERE b."key" = ${key} AND u."id" = ${userId}::uuid AND ${pass}`;
  if (found === undefined) throw notFound();
  const { roles, ...board } = found;
  return { board, actor: { userId, boardId: board.id, roles } };
}

const ANYONE = Prisma.sql`true`;

/** The parts of a card's key. Throws `not_found` for what no card can be called. */
export function parseCardKey(cardKey: string): { boardKey: string; number: number } {
  const [, boardKey, number] = /^([A-Z][A-Z0-9]{1,9})-(\d{1,9})$/i.exec(cardKey) ?? [];
  if (boardKey === undefined || number === undefined) throw notFound();
  return { boardKey, number: Number(number) };
}
