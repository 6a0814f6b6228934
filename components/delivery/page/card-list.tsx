"use client";

import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import type { DeployedCard } from "./page-data";
import { useCardHref } from "./use-card-href";
import styles from "./entries.module.css";

/** Cards with their titles and points, each a link. */
export function CardList({ cards }: { cards: readonly DeployedCard[] }) {
  const t = useTranslations("delivery.page");
  const hrefOf = useCardHref();
  return (
    <ul className={styles.cardList}>
      {cards.map(({ key, title, points }) => (
        <li key={key}>
          <PageLink href={hrefOf(key)} className={styles.card}>
            <span className={styles.key}>{key}</span>
            <span className={styles.cardTitle} dir="auto">
              {title}
            </span>
          </PageLink>
          <span className={styles.dim}>{points === null ? t("unestimated") : t("points", { count: points })}</span>
        </li>
      ))}
    </ul>
  );
}
