import { now } from "@/server/platform/clock";
import { bareSql, type Reader } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { zonedDay } from "@/server/platform/domain/zoned-day";

/** The board's headcount: members who are counted and not away today in the board's time zone. */
export async function countHeads(db: Reader, board: { id: string; timeZone: string }): Promise<number> {
  const rows = await bareSql(db).$queryRaw<{ heads: number }[]>`SELECT ${headsOf(board)} AS "heads"`;
  return rows[0]?.heads ?? 0;
}

/** The same as a part of a statement. */
export function headsOf(board: { id: string; timeZone: string }): Prisma.Sql {
  const day = zonedDay(now(), board.timeZone);
  return Prisma.sql`(SELECT count(*)::int FROM "Membership" m WHERE m."boardId" = ${board.id}::uuid AND m."counted"
    AND NOT EXISTS (SELECT FROM "Absence" a WHERE a."membershipId" = m."id" AND ${day}::text::date BETWEEN a."from" AND a."to"))`;
}
