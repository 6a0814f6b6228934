"use client";

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "next-intl";
import type { BoardCalendar } from "@/server/board/domain/working-calendar";
import { calendarRuler } from "@/server/flow/domain/ruler";
import { spanBetween } from "@/server/flow/domain/time-span";
import { workingRuler } from "@/server/flow/domain/working-ruler";
import { weekendExample } from "./calendar-draft";
import type { BoardSettings } from "./settings-data";
import styles from "./settings.module.css";

type Props = { board: Pick<BoardSettings, "timeZone" | "day" | "chartTime">; calendar: BoardCalendar };

/** What the calendar makes of a card over the next weekend, measured as the charts would. */
export function CalendarEffect({ board, calendar }: Props) {
  const t = useTranslations("settings");
  const format = useFormatter();
  const { from, to } = weekendExample(board.day, board.timeZone);
  const working = spanBetween(from.getTime(), to.getTime(), workingRuler(board.timeZone, calendar));
  const all = spanBetween(from.getTime(), to.getTime(), calendarRuler(board.timeZone));
  const instant = (at: Date) => format.dateTime(at, { timeZone: board.timeZone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const name = (time: BoardCalendar["chartTime"]) => t(`chartTimeName.${time}`);
  const isWorking = calendar.chartTime === "WORKING";
  const facts = { workingHours: working.seconds / 3600, workingDays: working.days, calendarHours: all.seconds / 3600, calendarDays: all.days };
  return (
    <div className={styles.effect} role="status">
      <p>
        <b>{t("chartsCount", { time: calendar.chartTime === board.chartTime ? name(calendar.chartTime) : t("fromTo", { from: name(board.chartTime), to: name(calendar.chartTime) }) })}</b>
      </p>
      <p>{t.rich("calendarEffect", { from: instant(from), to: instant(to), ...facts, w: isWorking ? counted : plain, c: isWorking ? plain : counted })}</p>
    </div>
  );
}

function counted(text: ReactNode) {
  return <b>{text}</b>;
}

function plain(text: ReactNode) {
  return <span className={styles.sum}>{text}</span>;
}
