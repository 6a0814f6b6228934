"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { useCardHref } from "./use-card-href";
import styles from "./entries.module.css";

/** More cards than this are folded away. */
const SHOWN = 8;

/** The cards of something, each a link; the rest behind a button. */
export function CardKeys({ cards }: { cards: readonly { key: string; title?: string }[] }) {
  const t = useTranslations("delivery.page");
  const hrefOf = useCardHref();
  const [isWhole, setWhole] = useState(false);
  if (cards.length === 0) return null;
  const shown = isWhole ? cards : cards.slice(0, SHOWN);
  return (
    <ul className={styles.keys} aria-label={t("cards")}>
      {shown.map(({ key, title }) => (
        <li key={key}>
          <PageLink href={hrefOf(key)} className={styles.key} title={title}>
            {key}
          </PageLink>
        </li>
      ))}
      {shown.length < cards.length && (
        <li>
          <button type="button" className={styles.rest} onClick={() => setWhole(true)}>
            {t("moreCards", { count: cards.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}
