"use client";

import { useTranslations } from "next-intl";
import type { AgeingCard } from "@/server/flow/contracts/answers";
import { PageLink } from "@/components/ui/page-link";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./ageing-flagged.module.css";

type AgeingFlaggedProps = { cards: readonly AgeingCard[]; format: FlowFormat; hrefOf: (card: string) => string };

/** More than this is a list for the table. */
const MOST = 10;

/** Where no label fits beside a dot: the flagged ones of the cards as a list, the oldest first. */
export function AgeingFlagged({ cards, format, hrefOf }: AgeingFlaggedProps) {
  const t = useTranslations("charts");
  const flagged = cards.filter((card) => card.flagged);
  if (flagged.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t("ageing.flagged")}>
      {flagged.slice(0, MOST).map((card) => (
        <li key={card.card}>
          <PageLink href={hrefOf(card.card)} className={styles.card}>
            <span className={styles.key}>{card.card}</span>
            <span className={styles.title}>{card.title}</span>
            <span className={styles.age}>{format.shortSpan(card)}</span>
          </PageLink>
        </li>
      ))}
      {flagged.length > MOST && <li className={styles.more}>{t("ageing.more", { count: flagged.length - MOST })}</li>}
    </ul>
  );
}
