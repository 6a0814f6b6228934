import { bareSql, type Reader } from "@/server/platform/db/client";
import { addDays, type Day } from "@/server/platform/domain/zoned-day";
import type { Heads } from "../domain/headcount";

/** Who counts on a board on `day` and, by the absences that are entered now, on every later day. */
export async function readHeads(db: Reader, boardId: string, day: Day): Promise<Heads> {
  const rows = await bareSql(db).$queryRaw<{ absences: Heads["away"][number] | null }[]>`
    SELECT json_agg(json_build_object('from', a."from", 'to', a."to") ORDER BY a."from", a."to") FILTER (WHERE a."id" IS NOT NULL) AS "absences"
    FROM "Membership" m LEFT JOIN "Absence" a ON a."membershipId" = m."id" AND a."to" >= ${stillRunning(day)}::text::date
    WHERE m."boardId" = ${boardId}::uuid AND m."counted"
    GROUP BY m."id" ORDER BY m."joinedAt", m."id"`;
  return { counted: rows.length, away: rows.flatMap(({ absences }) => (absences === null ? [] : [absences])) };
}

/** Absences that ended before this day are over, also after the board has been moved to a zone where it is still two days earlier. */
function stillRunning(day: Day): Day {
  return addDays(day, -2);
}
