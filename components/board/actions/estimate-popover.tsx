"use client";

import { useTranslations } from "next-intl";
import { ChipButton } from "@/components/ui/chip";
import { PopoverAt } from "@/components/ui/popover";
import type { AgedCard } from "../board-data";
import { useCardWrites } from "./use-card-writes";
import styles from "./actions.module.css";

/** The sizes that teams estimate in; any other number can be set in the card itself. */
const SIZES = [1, 2, 3, 5, 8, 13, 21] as const;

type EstimatePopoverProps = { card: AgedCard; anchor: Element | null; onClose: () => void };

export function EstimatePopover({ card, anchor, onClose }: EstimatePopoverProps) {
  const t = useTranslations("board");
  const { estimate } = useCardWrites();
  const choose = (points: number | null) => {
    onClose();
    if (anchor instanceof HTMLElement) anchor.focus({ preventScroll: true });
    void estimate(card.key, points);
  };
  return (
    <PopoverAt label={t("estimate.title", { card: card.key })} anchor={anchor} onClose={onClose} align="start">
      <h3 className={styles.heading}>{t("estimate.title", { card: card.key })}</h3>
      <div className={styles.sizes}>
        {SIZES.map((size) => (
          <ChipButton key={size} isOn={card.points === size} aria-pressed={card.points === size} aria-label={t("points", { count: size })} onClick={() => choose(size)}>
            {size}
          </ChipButton>
        ))}
        <ChipButton isOn={card.points === null} aria-pressed={card.points === null} onClick={() => choose(null)}>
          {t("estimate.none")}
        </ChipButton>
      </div>
    </PopoverAt>
  );
}
