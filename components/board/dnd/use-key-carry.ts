"use client";

import { useEffect, useEffectEvent, type KeyboardEvent } from "react";
import { useTranslations } from "next-intl";
import { useAnnounce } from "@/components/ui/live-region";
import { isComposing } from "@/components/ui/use-submit-on-enter";
import { useBoard } from "../board-context";
import { useFilter } from "../filter/filter-context";
import { focusedCard } from "../focus";
import { useCheckSentence } from "../use-check-sentence";
import { standOf } from "../use-moves";
import { type Carry, useCarry, useCarryActions } from "./carry-context";
import { type Direction, indexOf, stepPlace } from "./drop-place";

const DIRECTIONS: Record<string, Direction> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/** Space lifts the card that has the focus, arrows carry it, Space or Enter puts it down, Escape takes it back. */
export function useKeyCarry(): (event: KeyboardEvent) => void {
  const { board } = useBoard();
  const { columns } = useFilter();
  const carry = useCarry();
  const { lift, carryTo, drop, putBack } = useCarryActions();
  useAnnouncements(carry);

  const carryOn = (event: KeyboardEvent, held: Carry) => {
    const direction = DIRECTIONS[event.key];
    if (direction && held.place) carryTo(stepPlace(held.place, direction, held.landings));
    else if (event.key === " " || event.key === "Enter") drop();
    else if (event.key === "Escape") putBack();
    else if (event.key !== "Tab") return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (event) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (carry?.mode === "keys") return carryOn(event, carry);
    const key = event.key === " " && !event.repeat ? focusedCard() : null;
    const stand = key && standOf(board, key);
    if (!key || !stand) return;
    event.preventDefault();
    const keys = columns.find(({ name }) => name === stand.column)?.visible.map((card) => card.key) ?? [];
    // Among the cards shown: filtered ones and the expedited one are no landmarks.
    const at = keys.indexOf(key);
    lift(key, "keys", { column: stand.column, after: at === -1 ? stand.after : (keys[at - 1] ?? null) });
  };
}

/** Says to screen readers what a carried card does. */
function useAnnouncements(carry: Carry | null): void {
  const t = useTranslations("board");
  const { board } = useBoard();
  const announce = useAnnounce();
  const sentence = useCheckSentence();
  const isLifted = carry?.mode === "keys";
  const card = isLifted ? carry.card.key : null;
  const place = isLifted && carry.place ? `${carry.place.column} ${carry.place.after}` : null;

  const sayLifted = useEffectEvent((key: string) => announce(t("carry.lifted", { card: key }), "assertive"));
  const sayPlace = useEffectEvent(() => {
    if (!carry?.place) return;
    const { column } = carry.place;
    const why = sentence(board, carry.checks[column], column);
    const at = { column: t(`column.${column}`), position: indexOf(carry.place, carry.landings) + 1, count: carry.landings[column].length + 1 };
    announce(why === "" ? t("carry.over", at) : `${t("carry.over", at)} ${why}`, "assertive");
  });
  const sayOver = useEffectEvent((key: string) => announce(t("carry.ended", { card: key }), "assertive"));

  useEffect(() => {
    if (card === null) return;
    sayLifted(card);
    return () => sayOver(card);
  }, [card]);
  useEffect(() => {
    if (place !== null) sayPlace();
  }, [place]);
}
