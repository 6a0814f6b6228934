"use client";

import { useState } from "react";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { calendarRefusal, DEFAULT_CALENDAR, type BoardCalendar } from "@/server/board/domain/working-calendar";
import type { Day } from "@/server/platform/domain/zoned-day";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { IconButton } from "@/components/ui/icon-button";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { rangesOf, withDaysOff, type DayRange } from "./calendar-draft";
import { useDay } from "./use-day";
import styles from "./settings.module.css";

type Props = { calendar: BoardCalendar; today: Day; onChange: (daysOff: Day[]) => void };

/** Holidays and other days on which nobody works; those that are over are folded, since charts of the past still need them. */
export function DaysOffFields({ calendar, today, onChange }: Props) {
  const t = useTranslations("settings");
  const ranges = rangesOf(calendar.daysOff);
  const past = ranges.filter(({ to }) => to < today);
  const remove = ({ from, to }: DayRange) => onChange(calendar.daysOff.filter((day) => day < from || day > to));
  return (
    <>
      {calendar.daysOff.length === 0 && <p className={styles.dim}>{t("daysOffNone")}</p>}
      <DayRanges ranges={ranges.filter(({ to }) => to >= today)} onRemove={remove} />
      {past.length > 0 && (
        <details>
          <summary>{t("daysOffPast", { count: calendar.daysOff.filter((day) => day < today).length })}</summary>
          <DayRanges ranges={past} onRemove={remove} />
        </details>
      )}
      <AddDaysOff calendar={calendar} onChange={onChange} />
    </>
  );
}

/** Ranges of days, each in words and, where there is a handler, with its way out. */
export function DayRanges({ ranges, onRemove }: { ranges: readonly DayRange[]; onRemove?: (range: DayRange) => void }) {
  const t = useTranslations("settings");
  const day = useDay();
  if (ranges.length === 0) return null;
  return (
    <ul className={styles.absences}>
      {ranges.map((range) => {
        const words = range.from === range.to ? day(range.from) : t("fromUntil", { from: day(range.from), to: day(range.to) });
        return (
          <li key={range.from}>
            {words}
            {onRemove && <IconButton size="small" label={t("removeDayOff", { range: words })} icon={<IconX size={14} />} onClick={() => onRemove(range)} />}
          </li>
        );
      })}
    </ul>
  );
}

function AddDaysOff({ calendar, onChange }: Pick<Props, "calendar" | "onChange">) {
  const t = useTranslations("settings");
  const sentence = useErrorSentence();
  const [next, setNext] = useState({ from: "", to: "" });
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    const to = next.to === "" ? next.from : next.to;
    if (next.from === "") return setProblem(t("absenceNoDay"));
    if (to < next.from) return setProblem(t("dayOffBackwards"));
    const { daysOff } = withDaysOff(calendar, { from: next.from, to });
    // What is wrong with the week is said there.
    const refusal = calendarRefusal({ ...DEFAULT_CALENDAR, daysOff });
    if (refusal) return setProblem(sentence({ data: refusal }));
    setProblem(null);
    setNext({ from: "", to: "" });
    onChange(daysOff);
  };
  return (
    <div className={styles.range}>
      <DateField label={t("dayOff")} value={next.from} max={next.to || undefined} onChange={(from) => setNext({ ...next, from })} />
      <DateField label={t("to")} value={next.to} min={next.from || undefined} onChange={(to) => setNext({ ...next, to })} />
      <Button onClick={add}>{t("addDayOff")}</Button>
      {problem && <p className={styles.wideProblem} role="alert">{problem}</p>}
    </div>
  );
}
