"use client";

import { useMemo, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import { useParams } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import type { AgedCard } from "../board-data";
import { useBoard } from "../board-context";
import { lineOf } from "../card-line";
import { CardItem } from "../card-tile/card-item";
import { useCarry } from "../dnd/carry-context";
import { useDropColumn } from "../dnd/pointer-drag";
import type { ShownColumn } from "../filter/filter-context";
import { useNow } from "../now";
import { useCheckSentence } from "../use-check-sentence";
import { useUsualTime } from "../use-usual-time";
import { CardList } from "./card-list";
import { ColumnEnd } from "./column-end";
import styles from "./column.module.css";

type BoardColumnProps = {
  column: ShownColumn;
  header: ReactNode;
  quickAdd: ReactNode;
  /** The card that Tab leads to; null while there is none. */
  stop: string | null;
};

export function BoardColumn({ column, header, quickAdd, stop }: BoardColumnProps) {
  const t = useTranslations("board");
  const { name, visible, expedited, limit, rest = 0 } = column;
  const dropRef = useDropColumn(name);
  const carry = useCarry();
  const check = carry?.checks[name];
  const isRefused = check?.outcome === "refused";
  const place = carry?.place?.column === name ? carry.place : null;
  const inside = useInsideLimit(column);
  const open = useOpenKey();
  const drawCard = useDrawCard(stop, open);
  return (
    <section
      ref={dropRef}
      className={classNames(styles.column, isRefused && styles.refused, place && !isRefused && styles.target)}
      aria-labelledby={`column-${name}`}
      data-column={name}
    >
      {header}
      {quickAdd}
      {check && check.outcome !== "fits" && <DropNote column={name} isHere={place !== null} />}
      <div className={styles.scroll} data-scroller tabIndex={-1}>
        {expedited && (
          <>
            <p className={styles.lane}>{t("expediteLane")}</p>
            <ul className={styles.stack}>{drawCard(expedited)}</ul>
            {limit !== null && <p className={styles.lane}>{t("places", { count: limit })}</p>}
          </>
        )}
        <CardList
          label={`column-${name}`}
          cards={visible}
          rest={rest}
          pins={[stop, open, carry?.card.key]}
          drawCard={drawCard}
          landing={isRefused ? null : place}
          isLandingFollowed={carry?.mode === "keys"}
          over={column.over > 0 ? { from: inside, count: column.over } : null}
        />
        <ColumnEnd column={column} isTarget={place !== null && !isRefused} />
      </div>
    </section>
  );
}

/** How many of the visible cards lie inside the limit: hidden ones take their places too. */
function useInsideLimit({ limit, cards, visible }: ShownColumn): number {
  return useMemo(() => {
    if (limit === null) return visible.length;
    const inside = new Set(cards.filter((card) => !card.expedite).slice(0, limit));
    return visible.filter((card) => inside.has(card)).length;
  }, [limit, cards, visible]);
}

/** The key of the card that lies open over the board. */
function useOpenKey(): string | null {
  const { board } = useBoard();
  const { number } = useParams<{ number?: string }>();
  return number === undefined ? null : `${board.key}-${number}`;
}

/** Draws a card; one without a place in the list is the expedited one in its lane. */
function useDrawCard(stop: string | null, open: string | null): (card: AgedCard, at?: number, of?: number) => ReactNode {
  const { board, base } = useBoard();
  const carry = useCarry();
  const now = useNow();
  const usual = useUsualTime(board.key);
  const members = useMemo(() => new Map(board.members.map((member) => [member.id, member])), [board.members]);
  return (card, at, of) => (
    <CardItem
      key={card.key}
      card={card}
      members={members}
      now={now}
      day={board.day}
      usual={usual}
      strip={lineOf(card)}
      href={`${base}/c/${card.number}`}
      at={at}
      of={of}
      isCarried={carry?.card.key === card.key}
      isOpen={open === card.key}
      isStop={stop === card.key}
    />
  );
}

/** Says before the drop why the column cannot take the card, or not without more ado. */
function DropNote({ column, isHere }: { column: ShownColumn["name"]; isHere: boolean }) {
  const { board } = useBoard();
  const carry = useCarry();
  const sentence = useCheckSentence();
  const check = carry?.checks[column];
  if (!check) return null;
  return <p className={classNames(styles.note, isHere && styles.noteHere)}>{sentence(board, check, column)}</p>;
}
