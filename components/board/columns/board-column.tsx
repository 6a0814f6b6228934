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
import { ColumnEnd } from "./column-end";
import styles from "./column.module.css";

/** From so many cards on, those out of sight are not laid out until they are scrolled to. */
const LONG = 60;

type BoardColumnProps = { column: ShownColumn; header: ReactNode; quickAdd: ReactNode; search: string };

export function BoardColumn({ column, header, quickAdd, search }: BoardColumnProps) {
  const t = useTranslations("board");
  const { name, visible, expedited, limit } = column;
  const dropRef = useDropColumn(name);
  const carry = useCarry();
  const check = carry?.checks[name];
  const isRefused = check?.outcome === "refused";
  const place = carry?.place?.column === name ? carry.place : null;
  const inside = useInsideLimit(column);
  const drawCard = useDrawCard(search);
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
      <div className={classNames(styles.scroll, visible.length > LONG && styles.long)} tabIndex={-1}>
        {expedited && (
          <>
            <p className={styles.lane}>{t("expediteLane")}</p>
            <ul className={styles.stack}>{drawCard(expedited, true)}</ul>
            {limit !== null && <p className={styles.lane}>{t("places", { count: limit })}</p>}
          </>
        )}
        <ul className={styles.stack} aria-labelledby={`column-${name}`}>
          {place?.after === null && !isRefused && <Landing />}
          {visible.map((card, at) => [
            at === inside && column.over > 0 && <OverLine key="over" count={column.over} />,
            drawCard(card, false),
            place?.after === card.key && !isRefused && <Landing key="landing" />,
          ])}
        </ul>
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

function useDrawCard(search: string): (card: AgedCard, inLane: boolean) => ReactNode {
  const { board, base } = useBoard();
  const carry = useCarry();
  const now = useNow();
  const usual = useUsualTime(board.key);
  const { number } = useParams<{ number?: string }>();
  const members = useMemo(() => new Map(board.members.map((member) => [member.id, member])), [board.members]);
  return (card, inLane) => (
    <CardItem
      key={card.key}
      card={card}
      members={members}
      now={now}
      day={board.day}
      usual={usual}
      strip={lineOf(card)}
      href={`${base}/c/${card.number}${search}`}
      inLane={inLane}
      isCarried={carry?.card.key === card.key}
      isOpen={number === String(card.number)}
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

function Landing() {
  return <li className={styles.landing} aria-hidden />;
}

function OverLine({ count }: { count: number }) {
  const t = useTranslations("board");
  return <li className={styles.overLine}>{t("overBy", { count })}</li>;
}
