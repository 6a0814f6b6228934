"use client";

import { useState, type FormEvent } from "react";
import { useTranslations } from "next-intl";
import { isDay } from "@/server/platform/domain/zoned-day";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import styles from "./flow-filters.module.css";

type CustomPeriodProps = { from: string; through: string; onChoose: (period: { from: string; through: string }) => void };

/** From a day through a day, both included. */
export function CustomPeriod({ from, through, onChoose }: CustomPeriodProps) {
  const t = useTranslations("flow");
  const [chosen, setChosen] = useState({ from, through });
  const isWhole = isDay(chosen.from) && isDay(chosen.through);
  const isBackwards = isWhole && chosen.from > chosen.through;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole && !isBackwards) onChoose(chosen);
  };
  return (
    <form className={styles.custom} onSubmit={submit}>
      <DateField label={t("period.from")} hideLabel value={chosen.from} onChange={(day) => setChosen({ ...chosen, from: day })} required />
      <span aria-hidden>–</span>
      <DateField
        label={t("period.through")}
        hideLabel
        value={chosen.through}
        onChange={(day) => setChosen({ ...chosen, through: day })}
        error={isBackwards ? t("period.backwards") : undefined}
        required
      />
      <Button type="submit">{t("period.show")}</Button>
    </form>
  );
}
