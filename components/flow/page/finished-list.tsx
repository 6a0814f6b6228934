"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { FinishedFlowCard } from "@/server/flow/contracts/page";
import { Dialog } from "@/components/ui/dialog";
import { PageLink } from "@/components/ui/page-link";
import styles from "./finished-list.module.css";

type FinishedListProps = {
  title: string;
  cards: readonly FinishedFlowCard[];
  /** Counted, but without a time to list them by. */
  unlisted: number;
  isOpen: boolean;
  onClose: () => void;
  hrefOf: (card: string) => string;
  zone: string;
};

/** The cards behind a bar, in the order of finishing, each a link. */
export function FinishedList({ title, cards, unlisted, isOpen, onClose, hrefOf, zone }: FinishedListProps) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const minute = (at: string) => format.dateTime(new Date(at), { timeZone: zone, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title={title} kind="wide">
      {cards.length === 0 && unlisted === 0 && <p>{t("throughput.empty")}</p>}
      {unlisted > 0 && <p>{t("throughput.unlisted", { count: unlisted })}</p>}
      {cards.length > 0 && (
        <ul className={styles.list}>
          {cards.map(({ card, title: name, finishedAt }) => (
            <li key={card}>
              <PageLink href={hrefOf(card)} className={styles.card}>
                <span className={styles.key}>{card}</span>
                <span className={styles.name}>{name}</span>
              </PageLink>
              <time dateTime={finishedAt} className={styles.at}>
                {minute(finishedAt)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
