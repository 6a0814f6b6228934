"use client";

import { useTranslations } from "next-intl";
import { cardCases, type CardCase } from "@/server/flow/domain/card-cases";
import type { CardClock } from "@/server/flow/domain/card-clock";
import styles from "./card-panel.module.css";

/** What the facts above do not explain by themselves: by which rule this card is counted. */
export function CardCases({ clock }: { clock: CardClock }) {
  const t = useTranslations("card");
  const cases = cardCases(clock).filter(isTold);
  if (cases.length === 0) return null;
  const idOf = (name: Told) => (name === "reopened" && clock.finishedAt === null ? "reopenedOpen" : name);
  return (
    <ul className={styles.cases} aria-label={t("cases.label")}>
      {cases.map((name) => (
        <li key={name}>{t(`cases.${idOf(name)}`)}</li>
      ))}
    </ul>
  );
}

type Told = Exclude<CardCase, "archived" | "deleted">;

/** That it is archived stands above all else; a deleted card has no panel. */
function isTold(name: CardCase): name is Told {
  return name !== "archived" && name !== "deleted";
}
