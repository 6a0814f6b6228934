"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ChipButton } from "@/components/ui/chip";
import { Select } from "@/components/ui/select";
import { type Score, SCORES } from "@/server/scrum/domain/score";
import { useBacklogPage } from "./backlog-context";
import type { BacklogSearch } from "./backlog-search";
import styles from "./backlog-view.module.css";

type OrderBarProps = { search: BacklogSearch; choose: (change: Partial<BacklogSearch>) => void; /** Cards that the suggested order would move; null when no card has the score. */ changes: number | null };

/** Which scores stand beside the rank, and the order that one of them suggests: nothing moves until the Product Owner says so. */
export function OrderBar({ search, choose, changes }: OrderBarProps) {
  const t = useTranslations("backlog");
  const { mayRank, owners, writes } = useBacklogPage();
  const { columns, by } = search;
  const toggle = (score: Score) => choose({ columns: SCORES.filter((each) => (each === score ? !columns.includes(each) : columns.includes(each))) });
  const apply = async () => {
    if (by && (await writes.applyOrder(by))) choose({ by: null });
  };
  return (
    <div className={styles.order}>
      <div role="group" aria-label={t("columns")} className={styles.scores}>
        {SCORES.map((score) => (
          <ChipButton key={score} isOn={columns.includes(score)} aria-pressed={columns.includes(score)} title={t(`formula.${score}`)} onClick={() => toggle(score)}>
            {t(`score.${score}`)}
          </ChipButton>
        ))}
      </div>
      <Select
        label={t("suggestion.label")}
        hideLabel
        value={by ?? "RANK"}
        options={[{ value: "RANK", label: t("suggestion.rank") }, ...SCORES.map((score) => ({ value: score, label: t("suggestion.by", { score: t(`score.${score}`) }) }))]}
        onChange={(value) => choose({ by: value === "RANK" ? null : (value as Score), columns: value === "RANK" || columns.includes(value as Score) ? columns : SCORES.filter((each) => each === value || columns.includes(each)) })}
      />
      {by && (
        <div className={styles.suggestion}>
          <p role="status">{changes === null ? t("suggestion.none", { score: t(`score.${by}`) }) : t("suggestion.changes", { count: changes, score: t(`score.${by}`) })}</p>
          {mayRank ? (
            <Button variant="primary" size="small" onClick={() => void apply()} disabled={!changes}>
              {t("suggestion.apply")}
            </Button>
          ) : (
            <p className={styles.quiet}>{t("onlyOwner", { people: owners.join(", ") })}</p>
          )}
          <Button size="small" onClick={() => choose({ by: null })}>
            {t("suggestion.keep")}
          </Button>
        </div>
      )}
    </div>
  );
}
