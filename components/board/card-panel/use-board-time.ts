"use client";

import { useFormatter } from "next-intl";
import type { Instant } from "@/server/platform/domain/instant";
import { zonedDay } from "@/server/platform/domain/zoned-day";

/** Instants in words, in the time zone of the board. */
export function useBoardTime(timeZone: string) {
  const format = useFormatter();
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone } as const;
  return {
    /** "19 Nov, 16:20"; with the year when it is another than `now`'s. */
    short: (at: Date, now: Date) => {
      const isThisYear = zonedDay(at, timeZone).slice(0, 4) === zonedDay(now, timeZone).slice(0, 4);
      return format.dateTime(at, { ...clock, day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) });
    },
    /** To the second, with the zone: for whoever wants it exactly. */
    full: (at: Date | Instant) => format.dateTime(at, { ...clock, weekday: "short", day: "numeric", month: "long", year: "numeric", second: "2-digit", timeZoneName: "short" }),
    day: (day: string) => format.dateTime(new Date(day), { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" }),
  };
}
