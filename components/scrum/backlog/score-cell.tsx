"use client";

import { EFFORT_MAX, IMPACTS, PART_MAX, REACH_MAX } from "@/server/scrum/domain/backlog-limits";
import { MOSCOW, type Moscow, rice, wsjf } from "@/server/scrum/domain/score";
import type { BacklogCard } from "./backlog-data";
import { useBacklogPage } from "./backlog-context";
import { InCell } from "./in-cell";
import type { ScoreColumn } from "./score-columns";
import { useWords } from "./use-words";
import styles from "./in-cell.module.css";

/** The least and the most of a part, and whether it has hundredths. */
const RANGES = { value: [1, PART_MAX, false], urgency: [1, PART_MAX, false], risk: [1, PART_MAX, false], effort: [0, EFFORT_MAX, true], reach: [0, REACH_MAX, false], confidence: [0, 100, false] } as const;

type ScoreCellProps = { card: BacklogCard; column: ScoreColumn; tabIndex: number };

/** One part of what a card is worth, to be set by the Product Owner, or a score that comes of the parts. */
export function ScoreCell({ card, column, tabIndex }: ScoreCellProps) {
  const t = useWords("backlog");
  const format = useWords("format");
  const { mayValue, writes } = useBacklogPage();
  if (column === "WSJF" || column === "RICE") {
    const score = column === "WSJF" ? wsjf(card.worth, card.points) : rice(card.worth);
    return <b className={styles.score}>{score === null ? "–" : format.number(score, { maximumFractionDigits: 1 })}</b>;
  }
  const label = t("partOf", { part: t(`part.${column}`), card: card.key });
  if (column === "moscow" || column === "impact") {
    const value = card.worth[column];
    const options = column === "moscow" ? MOSCOW.map((each) => [each, t(`moscow.${each}`)] as const) : IMPACTS.map((each) => [String(each), format.number(each)] as const);
    if (!mayValue) return <span>{options.find(([each]) => each === String(value))?.[1] ?? "–"}</span>;
    const choose = (text: string) => writes.value(card, column === "moscow" ? { moscow: text === "" ? null : (text as Moscow) } : { impact: text === "" ? null : (Number(text) as (typeof IMPACTS)[number]) });
    return (
      <select className={styles.choice} aria-label={label} tabIndex={tabIndex} value={value === null ? "" : String(value)} onChange={(event) => void choose(event.target.value)}>
        <option value="">–</option>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    );
  }
  const value = card.worth[column];
  if (!mayValue) return <span>{value === null ? "–" : format.number(value)}</span>;
  const save = (text: string) => {
    const [least, most, hasHundredths] = RANGES[column];
    const number = readAmount(text, least, most, hasHundredths);
    if (number === undefined) return false;
    void writes.value(card, { [column]: number });
    return true;
  };
  return <InCell label={label} value={value === null ? "" : String(value)} isNumber onSave={save} tabIndex={tabIndex} />;
}

/** The amount typed, null for none; undefined for what is none, or out of bounds. */
export function readAmount(text: string, least: number, most: number, hasHundredths: boolean): number | null | undefined {
  if (text === "") return null;
  const number = Number(text.replace(",", "."));
  const steps = hasHundredths ? Math.round(number * 100) / 100 : Math.round(number);
  return Number.isFinite(number) && steps === number && number >= least && number <= most ? number : undefined;
}
