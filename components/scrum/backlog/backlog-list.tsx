"use client";

import { useCallback, useMemo, useRef, useState, type CSSProperties } from "react";
import { useTranslations } from "next-intl";
import { ListDrag } from "@/components/board/dnd/list-drag";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type BacklogCard, placeShownAt } from "./backlog-data";
import { useBacklogPage } from "./backlog-context";
import { BacklogRow } from "./backlog-row";
import { gridColumns, type ScoreColumn } from "./score-columns";
import { useListKeys } from "./use-list-keys";
import { rowHeightOf, useRowWindow } from "./use-row-window";
import type { Selection } from "./use-selection";
import styles from "./backlog-list.module.css";

type BacklogListProps = {
  /** All of the Backlog, in rank order. */
  cards: readonly BacklogCard[];
  /** Those that are shown, in the order shown. */
  shown: readonly BacklogCard[];
  /** How many rows come when all have: as many as `shown` but for the first moments. */
  count: number;
  columns: readonly ScoreColumn[];
  selection: Selection;
  /** Places gained by a suggested order; null while the true one is shown. */
  gained: ReadonlyMap<BacklogCard, number> | null;
  /** So many rows stand above the line; null for none. */
  cut: number | null;
};

/** The Backlog as one list: of thousands of cards only those near the screen are drawn. */
export function BacklogList({ cards, shown, count, columns, selection, gained, cut }: BacklogListProps) {
  const t = useTranslations("backlog");
  const { mayRank, writes } = useBacklogPage();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const rows = useRowWindow(scroller, list, shown.length);
  const places = useMemo(() => new Map(cards.map((card, at) => [card.key, at + 1])), [cards]);
  const keyLength = useMemo(() => cards.reduce((longest, { key }) => Math.max(longest, key.length), 0), [cards]);
  const [landing, setLanding] = useState<{ key: string; at: number } | null>(null);
  const canRank = mayRank && gained === null;
  const scrollTo = useCallback(
    (at: number) => {
      const box = scroller.current;
      if (!box) return;
      const height = rowHeightOf(list.current);
      const top = at * height;
      const head = list.current?.offsetTop ?? 0;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + height + head > box.scrollTop + box.clientHeight) box.scrollTop = top + height + head - box.clientHeight;
    },
    [],
  );
  const { activeAt, onKeyDown, onFocus } = useListKeys({ cards, shown, selection, list, canRank, scrollTo });
  const toggle = useCallback((key: string, extend: boolean) => (extend ? selection.extendTo(key, shown.map((card) => card.key)) : selection.toggle(key)), [selection, shown]);
  const movingWith = (key: string) => (selection.keys.has(key) ? selection.keys : new Set([key]));
  const hold = (key: string, y: number) => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    const at = Math.max(0, Math.min(shown.length, Math.round((y - top) / rowHeightOf(list.current))));
    setLanding((before) => (before?.key === key && before.at === at ? before : { key, at }));
  };
  const drop = () => {
    setLanding(null);
    if (!landing) return;
    const moving = movingWith(landing.key);
    const at = shown.slice(0, landing.at).filter(({ key }) => !moving.has(key)).length;
    void writes.rank(shown.filter(({ key }) => moving.has(key)).map(({ key }) => key), placeShownAt(cards, shown, moving, at));
  };
  const drawn = [...shown.slice(rows.from, rows.to).keys()].map((at) => at + rows.from);
  // What has the focus must be there, however far it is scrolled away.
  if (activeAt < shown.length && !drawn.includes(activeAt)) drawn.push(activeAt);
  return (
    <ListDrag scroller={scroller} drawHeld={(key) => <Held cards={shown} keys={movingWith(key)} first={key} />} onHeld={hold} onDrop={drop} onPutBack={() => setLanding(null)}>
      <div ref={scroller} className={styles.scroller}>
        <div role="grid" className={styles.grid} style={{ "--columns": gridColumns(columns, keyLength) } as CSSProperties} aria-label={t("list")} aria-rowcount={count + 1} aria-multiselectable onKeyDown={onKeyDown} onFocus={onFocus}>
          <Head columns={columns} />
          <div ref={list} role="rowgroup" className={styles.rows} style={{ "--count": count } as CSSProperties}>
            {drawn.map((at) => {
              const card = shown[at];
              if (!card) return null;
              const row = { at, place: places.get(card.key) ?? at + 1, gained: gained?.get(card) ?? null, isSelected: selection.keys.has(card.key), isActive: at === activeAt, isCut: cut !== null && at === cut - 1, isLean: rows.isLean };
              return <Row key={card.key} card={card} {...row} columns={columns} canDrag={canRank} onToggle={toggle} />;
            })}
            {landing && <div className={styles.landing} style={{ "--at": landing.at } as CSSProperties} aria-hidden />}
          </div>
        </div>
      </div>
    </ListDrag>
  );
}

type RowProps = { card: BacklogCard; at: number; place: number; gained: number | null; isSelected: boolean; isActive: boolean; isCut: boolean; isLean: boolean } & { columns: readonly ScoreColumn[]; canDrag: boolean; onToggle: (key: string, extend: boolean) => void };

/** Hands on a row's state as one object that stays the same while nothing of it changes, so that a row is drawn anew only then. */
function Row({ card, at, place, gained, isSelected, isActive, isCut, isLean, ...rest }: RowProps) {
  const row = useMemo(() => ({ at, place, gained, isSelected, isActive, isCut, isLean }), [at, place, gained, isSelected, isActive, isCut, isLean]);
  return <BacklogRow card={card} row={row} {...rest} />;
}

function Head({ columns }: { columns: readonly ScoreColumn[] }) {
  const t = useTranslations("backlog");
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <div role="columnheader">
        <VisuallyHidden>{t("column.select")}</VisuallyHidden>
      </div>
      <div role="columnheader">{t("column.place")}</div>
      <div role="columnheader">{t("column.key")}</div>
      <div role="columnheader">{t("column.title")}</div>
      <div role="columnheader" className={styles.amount}>
        {t("part.points")}
      </div>
      {columns.map((column) => (
        <div key={column} role="columnheader" className={styles.amount} title={column === "WSJF" || column === "RICE" ? t(`formula.${column}`) : undefined} data-part>
          {column === "WSJF" || column === "RICE" ? t(`score.${column}`) : t(`part.${column}`)}
        </div>
      ))}
      <div role="columnheader" className={styles.people}>
        {t("column.people")}
      </div>
      <div role="columnheader">
        <VisuallyHidden>{t("column.menu")}</VisuallyHidden>
      </div>
    </div>
  );
}

function Held({ cards, keys, first }: { cards: readonly BacklogCard[]; keys: ReadonlySet<string>; first: string }) {
  const t = useTranslations("backlog");
  if (keys.size > 1) return t("held", { count: keys.size });
  return `${first} ${cards.find(({ key }) => key === first)?.title ?? ""}`;
}
