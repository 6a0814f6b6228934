"use client";

import { useTranslations } from "next-intl";
import { calendarRefusal, type BoardCalendar } from "@/server/board/domain/working-calendar";
import { WEEKDAYS } from "@/server/platform/domain/weekday";
import { TimeField } from "@/components/ui/time-field";
import { Toggles } from "@/components/ui/toggles";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { useWeekday } from "./use-weekday";
import styles from "./settings.module.css";

const MIDNIGHT = "24:00";

type Props = { calendar: BoardCalendar; onChange: (part: Partial<BoardCalendar>) => void };

/** On which days of the week the team works, and from when to when. */
export function WorkingWeekFields({ calendar, onChange }: Props) {
  const t = useTranslations("settings");
  const weekday = useWeekday();
  const sentence = useErrorSentence();
  const refusal = calendarRefusal({ ...calendar, daysOff: [] });
  const problem = refusal && sentence({ data: refusal });
  const isOfDays = refusal?.reason.startsWith("working_days") === true;
  return (
    <>
      <Toggles
        label={t("workingDays")}
        options={WEEKDAYS.map((value) => ({ value, label: weekday(value) }))}
        values={calendar.workingDays}
        error={isOfDays ? problem : null}
        onChange={(workingDays) => onChange({ workingDays })}
      />
      <div className={styles.range}>
        <TimeField label={t("workFrom")} value={calendar.workFrom} onChange={(workFrom) => onChange({ workFrom })} />
        {/* A field for times ends at 23:59: as the end of a day, 00:00 is the midnight that closes it. */}
        <TimeField
          label={t("workTo")}
          value={calendar.workTo === MIDNIGHT ? "00:00" : calendar.workTo}
          onChange={(time) => onChange({ workTo: time === "00:00" ? MIDNIGHT : time })}
        />
        {calendar.workTo === MIDNIGHT && <span className={styles.beside}>{t("midnight")}</span>}
      </div>
      {problem && !isOfDays && <p className={styles.over} role="alert">{problem}</p>}
    </>
  );
}
