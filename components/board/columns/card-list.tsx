"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "next-intl";
import type { AgedCard } from "../board-data";
import type { DropPlace } from "../dnd/drop-place";
import { CardLines } from "./card-lines";
import { type Stretch, stretchesOf } from "./card-window";
import { heightOf, useCardWindow } from "./use-card-window";
import styles from "./column.module.css";

type CardListProps = {
  label: string;
  cards: readonly AgedCard[];
  /** How many more there are below, which have not come yet. */
  rest: number;
  /** Keys of cards that are drawn wherever they stand: who has the focus, is open or in the hand must not vanish. */
  pins: readonly (string | null | undefined)[];
  drawCard: (card: AgedCard, at: number, of: number) => ReactNode;
  /** Where the carried card would land here. */
  landing: DropPlace | null;
  /** Whether the landing is to be scrolled to: keys carry beyond the screen's edge, a pointer does not. */
  isLandingFollowed: boolean;
  /** From which place on the cards are over the limit, and how many in all. */
  over: { from: number; count: number } | null;
};

/** A column's cards: as cards near the screen, as text elsewhere. */
export function CardList({ label, cards, rest, pins, drawCard, landing, isLandingFollowed, over }: CardListProps) {
  const list = useRef<HTMLUListElement>(null);
  const { drawn, tops } = useCardWindow(list, cards);
  const wanted = new Set([...pins, landing?.after]);
  const pinned = cards.flatMap(({ key }, at) => (wanted.has(key) || at === over?.from ? at : []));
  // One flat list: a card keeps its element, and the focus on it, whatever comes or goes around it.
  const drawStretch = ({ as, from, to }: Stretch): ReactNode[] => {
    if (as === "lines") return [<CardLines key={`lines-${from}`} cards={cards} from={from} to={to} height={heightOf(tops, { from, to })} />];
    return cards.slice(from, to).flatMap((card, index) => [
      from + index === over?.from && <OverLine key="over" count={over.count} />,
      drawCard(card, from + index, cards.length + rest),
      landing?.after === card.key && <Landing key="landing" isFollowed={isLandingFollowed} />,
    ]);
  };
  return (
    <ul ref={list} className={styles.stack} aria-labelledby={label}>
      {landing?.after === null && <Landing key="landing" isFollowed={isLandingFollowed} />}
      {stretchesOf(cards.length, drawn, pinned).flatMap(drawStretch)}
      {rest > 0 && <Coming count={rest} height={(tops.at(-1) ?? 0) / Math.max(1, cards.length)} />}
    </ul>
  );
}

function Landing({ isFollowed }: { isFollowed: boolean }) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isFollowed) line.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return <li ref={line} className={styles.landing} aria-hidden />;
}

function OverLine({ count }: { count: number }) {
  const t = useTranslations("board");
  return <li className={styles.overLine}>{t("overBy", { count })}</li>;
}

/** The room of cards that are on their way. */
function Coming({ count, height }: { count: number; height: number }) {
  return <li aria-hidden style={{ height: count * height }} />;
}
