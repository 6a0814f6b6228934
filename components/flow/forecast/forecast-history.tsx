"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Sparkline } from "@/components/charts/sparkline";
import type { ForecastAnswer } from "@/server/flow/contracts/answers";
import { addDays } from "@/server/platform/domain/zoned-day";
import styles from "./forecast.module.css";

/** The past that is drawn from: a bar for each day, days without a completion among them. */
export function ForecastHistory({ history: { from, daily, completions, daysWithCompletion } }: { history: ForecastAnswer["history"] }) {
  const t = useTranslations("forecast");
  const format = useFormatter();
  if (daily.length === 0) return null;
  const day = (index: number) => format.dateTime(new Date(addDays(from, index)), { timeZone: "UTC", day: "numeric", month: "short" });
  const text = t("history.text", { cards: completions, days: daysWithCompletion, of: daily.length });
  return (
    <div className={styles.history}>
      <p className={styles.historyText}>{text}</p>
      <div className={styles.historyBars}>
        <Sparkline bars={daily.map((count, index) => ({ count, complete: true, title: t("history.day", { day: day(index), count }) }))} label={text} barWidth={5} height={36} />
        <div className={styles.historyEnds} aria-hidden>
          <span>{day(0)}</span>
          {daily.length > 1 && <span>{day(daily.length - 1)}</span>}
        </div>
      </div>
    </div>
  );
}
