"use client";

import { useTranslations } from "next-intl";
import type { Chance, ForecastWords } from "./use-forecast-words";
import styles from "./forecast.module.css";

type ChancesProps = { lines: readonly { chance: Chance; text: string; beside: string | null }[]; words: ForecastWords };

/** The three chances and what they promise; the one that the sentence above tells stands out. */
export function Chances({ lines, words }: ChancesProps) {
  const t = useTranslations("forecast");
  return (
    <dl className={styles.chances}>
      {lines.map(({ chance, text, beside }) => (
        <div key={chance} data-strong={chance === 85 || undefined}>
          <dt>{t("chance", { percent: words.percent(chance / 100) })}</dt>
          <dd>
            {text}
            {beside && <span className={styles.beside}>{beside}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
