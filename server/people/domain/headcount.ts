/** Calendar days 'YYYY-MM-DD' in the board's time zone, both ends included. */
export type AbsenceDays = { from: string; to: string };

export type Head = { counted: boolean; away: readonly AbsenceDays[] };

/** Whether any of these absences covers the day 'YYYY-MM-DD'. */
export function isAway(away: readonly AbsenceDays[], day: string): boolean {
  return away.some(({ from, to }) => from <= day && day <= to);
}

/** Who counts on a board, as far as days to come need it: how many members, and for each of them who has any absence, which days. */
export type Heads = { counted: number; away: readonly (readonly AbsenceDays[])[] };

/** Number of heads on the day 'YYYY-MM-DD', of this day or a later one than `heads` was read on. */
export function headsOn({ counted, away }: Heads, day: string): number {
  return counted - away.filter((absences) => isAway(absences, day)).length;
}

/** Number of heads that limits are computed from: members who are counted and not away on the day 'YYYY-MM-DD'. */
export function headcount(members: readonly Head[], day: string): number {
  return members.filter((member) => member.counted && !isAway(member.away, day)).length;
}
