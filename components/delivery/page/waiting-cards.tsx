"use client";

import { useState } from "react";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { CardList } from "./card-list";
import type { DeployedCard } from "./page-data";
import styles from "./overview.module.css";

type WaitingCardsProps = { environment: string; cards: readonly DeployedCard[]; points: number };

/** What would go out next, as a sentence that opens the list of it. */
export function WaitingCards({ environment, cards, points }: WaitingCardsProps) {
  const t = useTranslations("delivery.page");
  const [isOpen, setOpen] = useState(false);
  const unestimated = cards.filter((card) => card.points === null).length;
  if (cards.length === 0) return <p className={styles.nothingWaits}>{t("nothingWaits", { environment })}</p>;
  return (
    <>
      <button type="button" className={styles.waiting} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <IconArrowRight size={16} aria-hidden className={styles.arrow} />
        <span>{t("waiting", { environment, cards: cards.length, points })}</span>
      </button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t("waiting", { environment, cards: cards.length, points })}
        description={unestimated > 0 ? t("waitingUnestimated", { count: unestimated }) : undefined}
        kind="wide"
      >
        <CardList cards={cards} />
      </Dialog>
    </>
  );
}
