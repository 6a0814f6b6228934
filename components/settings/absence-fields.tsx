"use client";

import { useState } from "react";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { Fieldset } from "@/components/ui/fieldset";
import { IconButton } from "@/components/ui/icon-button";
import { isAway, type AbsenceDays } from "@/server/people/domain/headcount";
import { useDay } from "./use-day";
import styles from "./settings.module.css";

type Props = { away: readonly AbsenceDays[]; today: string; onChange: (away: AbsenceDays[]) => void };

/** Days on which somebody is away, both ends included. */
export function AbsenceFields({ away, today, onChange }: Props) {
  const t = useTranslations("settings");
  const day = useDay();
  const [next, setNext] = useState({ from: "", to: "" });
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    const to = next.to === "" ? next.from : next.to;
    if (next.from === "") return setProblem(t("absenceNoDay"));
    if (to < next.from) return setProblem(t("absenceBackwards"));
    setProblem(null);
    setNext({ from: "", to: "" });
    onChange(inOrder([...away, { from: next.from, to }]));
  };
  return (
    <Fieldset label={t("away")} className={styles.group}>
      {away.length > 0 && (
        <ul className={styles.absences}>
          {away.map((range) => {
            const words = range.from === range.to ? day(range.from) : t("fromTo", { from: day(range.from), to: day(range.to) });
            return (
              <li key={`${range.from} ${range.to}`}>
                {words}
                <IconButton size="small" label={t("removeAbsence", { range: words })} icon={<IconX size={14} />} onClick={() => onChange(away.filter((each) => each !== range))} />
              </li>
            );
          })}
        </ul>
      )}
      <div className={styles.range}>
        <DateField label={t("from")} value={next.from} max={next.to || undefined} onChange={(from) => setNext({ ...next, from })} />
        <DateField label={t("to")} value={next.to} min={next.from || undefined} error={problem} onChange={(to) => setNext({ ...next, to })} />
        <Button onClick={add}>{t("addAbsence")}</Button>
        {!isAway(away, today) && <Button onClick={() => onChange(inOrder([...away, { from: today, to: today }]))}>{t("awayToday")}</Button>}
      </div>
    </Fieldset>
  );
}

function inOrder(away: AbsenceDays[]): AbsenceDays[] {
  return away.toSorted((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
}
