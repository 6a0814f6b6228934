import { headcount } from "@/server/people/domain/headcount";
import { listMembers } from "@/server/people/queries/list-members";
import type { Reader } from "@/server/platform/db/client";
import type { Weekday } from "@/server/platform/domain/weekday";
import { workedDays } from "../domain/ideal-line";

type Span = { startsAt: Date; endsAt: Date };
type TimedBoard = { timeZone: string; workingDays: Weekday[]; daysOff: string[] };

/** For each of these spans the days that people are there, all working days of all who are counted and not away, as known now. */
export async function loadPersonDays(db: Reader, boardId: string, board: TimedBoard, spans: readonly Span[]): Promise<number[]> {
  const members = await listMembers(db, boardId);
  return spans.map(({ startsAt, endsAt }) =>
    workedDays(startsAt.getTime(), endsAt.getTime(), board.timeZone, board).reduce((days, day) => days + headcount(members, day), 0),
  );
}
