"use client";

import { memo } from "react";
import { IconDots } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { CardTile, type CardTileProps } from "./card-tile";
import { isOld } from "./is-old";
import { useCardAge } from "./use-card-age";
import styles from "./card-item.module.css";

type CardItemProps = CardTileProps & {
  href: string;
  /** Its place among how many of its column; undefined in the expedite lane, outside the limit: no place to land beside. */
  at?: number | undefined;
  of?: number | undefined;
  isCarried: boolean;
  isOpen: boolean;
  /** Whether Tab leads to it; arrows lead from there to the others. */
  isStop: boolean;
};

/** A card in its column: a link to its page, and a menu for those who do not drag. Keys and drags are read by the board. */
export const CardItem = memo(function CardItem({ href, at, of, isCarried, isOpen, isStop, ...tile }: CardItemProps) {
  const t = useTranslations("board");
  const { card } = tile;
  const age = useCardAge(card, tile.now);
  const name = [card.key, t(`kind.${card.kind}`), card.title, card.blocked && t("blockedBecause", { reason: card.blockedReason ?? "" }), card.expedite && t("expedited"), age, isOld(card, tile.now, tile.usual ?? null) && t("old")];
  return (
    <li
      className={classNames(styles.item, isCarried && styles.carried)}
      data-card={card.key}
      data-landmark={at === undefined ? undefined : true}
      aria-posinset={at === undefined ? undefined : at + 1}
      aria-setsize={of}
    >
      <a
        href={href}
        className={classNames(styles.link, isOpen && styles.open)}
        data-card-link
        tabIndex={isStop ? 0 : -1}
        draggable={false}
        aria-label={name.filter(Boolean).join(", ")}
        aria-describedby="card-keys"
        aria-current={isOpen ? "true" : undefined}
      >
        <CardTile {...tile} />
        {isCarried && <span className={styles.was}>{t("wasHere", { card: card.key })}</span>}
      </a>
      <button type="button" className={styles.menu} data-card-menu data-no-drag tabIndex={-1} aria-label={t("cardMenu", { card: card.key })} aria-haspopup="menu">
        <IconDots size={16} aria-hidden />
      </button>
    </li>
  );
});
