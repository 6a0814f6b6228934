import { addDays } from "@/server/platform/domain/zoned-day";
import type { AbsenceDays } from "@/server/people/domain/headcount";

/** These absences with `day` taken out of them: one that spans it falls into what is before and what is after. */
export function withoutDay(absences: readonly AbsenceDays[], day: string): AbsenceDays[] {
  return absences.flatMap(({ from, to }) => {
    if (day < from || to < day) return [{ from, to }];
    const before = { from, to: addDays(day, -1) };
    const after = { from: addDays(day, 1), to };
    return [before, after].filter((each) => each.from <= each.to);
  });
}
