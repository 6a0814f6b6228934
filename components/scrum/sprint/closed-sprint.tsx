"use client";

import { useTranslations } from "next-intl";
import { cardKey } from "@/server/board/domain/card-key";
import { BurnChart } from "../burn/burn-chart";
import type { SprintPage } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import { useSprintWords } from "../use-sprint-words";
import { CardGroups } from "./card-groups";
import { ScopeChanges } from "./scope-changes";
import scrum from "../scrum.module.css";
import styles from "./sprint.module.css";

const FATES = ["completed", "notCompleted", "removed", "doneBefore"] as const;

/** The report of a closed sprint, as it was frozen. */
export function ClosedSprint({ sprint }: { sprint: SprintPage }) {
  const t = useTranslations("scrum.report");
  const words = useSprintWords();
  const { boardKey } = useScrumPage();
  const { report } = sprint;
  const figures = [
    { id: "commitment", value: words.amount(report.commitment) },
    { id: "completed", value: words.amount(report.completed) },
    { id: "notCompleted", value: words.amount(report.remaining) },
    { id: "added", value: words.amount(report.added) },
    { id: "removed", value: words.amount(report.removed) },
    { id: "reestimated", value: words.points(report.reestimated) },
  ];
  const groups = FATES.map((fate) => ({
    id: fate,
    title: t(`fate.${fate}`),
    cards: report.cards.filter((card) => card.fate === fate).map((card) => ({ ...card, key: cardKey(boardKey, card.number) })),
  }));
  return (
    <>
      <p className={scrum.dim}>{t("frozen")}</p>
      <dl className={styles.figures}>
        {figures.map(({ id, value }) => (
          <div key={id}>
            <dt>{t(id)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <BurnChart sprint={sprint} />
      <section className={scrum.section} aria-labelledby="cards">
        <h2 id="cards">{t("cards")}</h2>
        <CardGroups groups={groups.filter(({ cards }) => cards.length > 0)} />
      </section>
      <ScopeChanges report={report} />
    </>
  );
}
