"use client";

import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";
import { COLUMNS, type Column } from "@/server/board/domain/column";
import { useRequestMove } from "../actions/move-requests";
import type { AgedCard } from "../board-data";
import { findCard } from "../board-data";
import { useBoard } from "../board-context";
import { checkMove, type MoveCheck } from "../check-move";
import { useFilter } from "../filter/filter-context";
import { effectiveAnchor } from "../move-target";
import type { DropPlace, Landings } from "./drop-place";

export type CarryMode = "pointer" | "keys";

export type Carry = {
  card: AgedCard;
  mode: CarryMode;
  /** Where it would land now; null while it is over no column. */
  place: DropPlace | null;
  /** What each column would say. */
  checks: Record<Column, MoveCheck>;
  landings: Landings;
};

type CarryActions = {
  lift: (cardKey: string, mode: CarryMode, place: DropPlace | null) => void;
  carryTo: (place: DropPlace | null) => void;
  /** Puts the card down; where it may not lie, it goes back and the reason is said. */
  drop: () => void;
  putBack: () => void;
};

type Held = { key: string; mode: CarryMode; place: DropPlace | null };

const CarryContext = createContext<Carry | null>(null);
const ActionsContext = createContext<CarryActions | null>(null);

/** The card in the hand; null when there is none. */
export function useCarry(): Carry | null {
  return use(CarryContext);
}

export function useCarryActions(): CarryActions {
  const actions = use(ActionsContext);
  if (actions === null) throw new Error("used outside a board");
  return actions;
}

/** One card at a time may be in the hand, taken by a pointer or by keys; the rest of a drag is the same for both. */
export function CarryProvider({ children }: { children: ReactNode }) {
  const { board } = useBoard();
  const { columns } = useFilter();
  const requestMove = useRequestMove();
  const [held, setHeld] = useState<Held | null>(null);
  const card = held ? findCard(board, held.key) : undefined;
  const checks = useMemo(() => card && byColumn((column) => checkMove(board, card, column)), [board, card]);
  const heldKey = held?.key ?? null;
  const landings = useMemo(
    () => (heldKey === null ? null : byColumn((name) => (columns.find((column) => column.name === name)?.visible ?? []).map((each) => each.key).filter((key) => key !== heldKey))),
    [columns, heldKey],
  );
  const place = useMemo(() => {
    if (!held?.place || !landings) return null;
    // Only the Product Owner ranks the Backlog: what others put there lands at its bottom, and is shown there.
    const after = effectiveAnchor(board, held.place.column, held.place.after);
    return { ...held.place, after: after === undefined ? (landings[held.place.column].at(-1) ?? null) : after };
  }, [board, held, landings]);
  const carry = useMemo(() => (held && card && checks && landings ? { card, mode: held.mode, place, checks, landings } : null), [held, card, checks, landings, place]);

  const lift = useCallback((key: string, mode: CarryMode, at: DropPlace | null) => setHeld({ key, mode, place: at }), []);
  const carryTo = useCallback((to: DropPlace | null) => setHeld((before) => (before && !isSame(before.place, to) ? { ...before, place: to } : before)), []);
  const putBack = useCallback(() => setHeld(null), []);
  const drop = useCallback(() => {
    setHeld(null);
    if (carry?.place) requestMove({ cardKey: carry.card.key, to: carry.place.column, after: carry.place.after });
  }, [carry, requestMove]);
  const actions = useMemo(() => ({ lift, carryTo, drop, putBack }), [lift, carryTo, drop, putBack]);
  return (
    <ActionsContext value={actions}>
      <CarryContext value={carry}>{children}</CarryContext>
    </ActionsContext>
  );
}

function byColumn<T>(read: (column: Column) => T): Record<Column, T> {
  return Object.fromEntries(COLUMNS.map((column) => [column, read(column)])) as Record<Column, T>;
}

function isSame(a: DropPlace | null, b: DropPlace | null): boolean {
  return a?.column === b?.column && a?.after === b?.after;
}
