"use client";

import { createContext, use, useCallback, useDeferredValue, useMemo, type ReactNode } from "react";
import { useSearchParams } from "next/navigation";
import type { AgedCard, BoardColumn } from "../board-data";
import { useBoard } from "../board-context";
import { cardMatcher, type CardFilter, isFiltering, readFilter, writeFilter } from "./card-filter";

/** A column as it is shown: `cards` stand in it, `visible` are those the filter lets through, the expedited one apart. */
export type ShownColumn = BoardColumn & { visible: AgedCard[]; expedited: AgedCard | null };

type Filtering = { filter: CardFilter; setFilter: (filter: CardFilter) => void; isOn: boolean; columns: readonly ShownColumn[]; shown: number; total: number };

const FilterContext = createContext<Filtering | null>(null);

export function useFilter(): Filtering {
  const filtering = use(FilterContext);
  if (filtering === null) throw new Error("used outside a board");
  return filtering;
}

/** The filter lives in the address, so that a view can be kept and sent to others. */
export function FilterProvider({ children }: { children: ReactNode }) {
  const { board } = useBoard();
  const params = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const applied = useDeferredValue(filter);
  const show = useMemo(() => shower(applied), [applied]);
  const columns = useMemo(() => board.columns.map(show), [board.columns, show]);
  const setFilter = useCallback((next: CardFilter) => {
    window.history.replaceState(null, "", `${window.location.pathname}${writeFilter(window.location.search, next)}`);
  }, []);
  const value = useMemo(() => {
    const total = columns.reduce((sum, column) => sum + column.cards.length + (column.rest ?? 0), 0);
    const shown = columns.reduce((sum, column) => sum + column.visible.length + (column.expedited ? 1 : 0), 0);
    return { filter, setFilter, isOn: isFiltering(filter), columns, shown, total };
  }, [columns, filter, setFilter]);
  return <FilterContext value={value}>{children}</FilterContext>;
}

/** Shows columns through a filter; a column that has not changed comes out the very same, and is not drawn again. */
function shower(filter: CardFilter): (column: BoardColumn) => ShownColumn {
  const shown = new WeakMap<BoardColumn, ShownColumn>();
  const passes = isFiltering(filter) ? cardMatcher(filter) : () => true;
  return (column) => {
    const known = shown.get(column);
    if (known) return known;
    const through = column.cards.filter(passes);
    const now = { ...column, visible: through.filter((card) => !card.expedite), expedited: through.find((card) => card.expedite) ?? null };
    shown.set(column, now);
    return now;
  };
}
