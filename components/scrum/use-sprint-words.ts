"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { TimeLeft } from "@/server/scrum/domain/time-left";
import { measureOf } from "./measure-of";
import type { Amount, SprintReport } from "./scrum-data";
import { useScrumPage } from "./scrum-page-context";

/** What sprints have to say, in the reader's language and the board's zone. */
export function useSprintWords() {
  const t = useTranslations("scrum");
  const format = useFormatter();
  const { timeZone } = useScrumPage();
  const clock = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const moment = (at: string) => format.dateTime(new Date(at), { ...clock, day: "numeric", month: "short" });
  const remains = ({ unit, count, isPast }: TimeLeft) => t(isPast ? "time.past" : "time.remains", { unit, count });
  return {
    /** "19 Nov, 16:20". */
    moment,
    span: (from: string, to: string) => t("time.span", { from: moment(from), to: moment(to) }),
    remains,
    points: (points: number) => t("points", { count: points }),
    number: (value: number) => format.number(value, { maximumFractionDigits: 2 }),
    /** "5 cards, 18 points". */
    amount: ({ cards, points }: Pick<Amount, "cards" | "points">) => t("amount", { cards, points }),
    /** "13 of 18 points are left, two days remain": in cards where nothing is estimated. */
    burn: ({ remaining, completed }: Pick<SprintReport, "remaining" | "completed">, time: TimeLeft) => {
      const all = { cards: remaining.cards + completed.cards, points: remaining.points + completed.points };
      if (all.cards === 0) return t("burn.empty", { time: remains(time) });
      const measure = measureOf(all);
      return t(`burn.${measure}`, { left: remaining[measure], all: all[measure], time: remains(time) });
    },
  };
}
