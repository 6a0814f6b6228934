"use client";

import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useAnnounce } from "@/components/ui/live-region";
import { type BacklogCard, placeShownAt } from "./backlog-data";
import { useBacklogPage } from "./backlog-context";
import type { Selection } from "./use-selection";

type Keys = { cards: readonly BacklogCard[]; shown: readonly BacklogCard[]; selection: Selection; list: RefObject<HTMLElement | null>; canRank: boolean; scrollTo: (at: number) => void };

/**
 * The keys of the list: arrows walk, with Shift they choose, Space chooses, Enter opens; with Alt arrows, Home and End rank
 * the card, or all chosen ones when it is among them.
 */
export function useListKeys({ cards, shown, selection, list, canRank, scrollTo }: Keys) {
  const t = useTranslations("backlog");
  const { base, mayRank, owners, writes } = useBacklogPage();
  const announce = useAnnounce();
  const router = useRouter();
  const [active, setActive] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const found = shown.findIndex(({ key }) => key === active);
  const at = Math.max(0, found);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(active ?? "")}"]`)?.focus({ preventScroll: true });
  });

  const walk = (to: number, extend: boolean) => {
    const next = shown[Math.max(0, Math.min(shown.length - 1, to))];
    if (!next) return;
    wantsFocus.current = true;
    setActive(next.key);
    scrollTo(shown.indexOf(next));
    if (extend) {
      if (selection.keys.size === 0) selection.toggle(shown[at]?.key ?? next.key);
      selection.extendTo(next.key, shown.map(({ key }) => key));
    }
  };
  const carry = (key: string, direction: string) => {
    if (!canRank) return announce(mayRank ? t("notWhileSuggested") : t("onlyOwner", { people: owners.join(", ") }), "assertive");
    const chosen = selection.keys.has(key) ? selection.keys : new Set([key]);
    const places = shown.flatMap((card, place) => (chosen.has(card.key) ? [place] : []));
    const ordered = places.map((place) => shown[place]?.key ?? key);
    const keys = new Set(ordered);
    // Counted without those that move.
    const above = places[0] ?? 0;
    const below = (places.at(-1) ?? 0) + 1 - places.length;
    const to = direction === "ArrowUp" ? Math.max(0, above - 1) : Math.min(shown.length - places.length, below + 1);
    wantsFocus.current = true;
    scrollTo(direction === "Home" ? 0 : direction === "End" ? shown.length - 1 : to);
    if (direction === "Home") void writes.rank(ordered, { to: "TOP" });
    else if (direction === "End") void writes.rank(ordered, { to: "BOTTOM" });
    else if (direction.startsWith("Arrow")) void writes.rank(ordered, placeShownAt(cards, shown, keys, to));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement ? event.target : null;
    const key = row?.dataset.row;
    if (!key || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((list.current?.parentElement?.clientHeight ?? 400) / 40) - 2);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1, PageDown: at + page, PageUp: at - page };
    const step = steps[event.key];
    if (step !== undefined && event.altKey) carry(key, event.key);
    else if (step !== undefined) walk(step, event.shiftKey);
    else if (event.key === " ") selection.toggle(key);
    else if (event.key === "Escape" && selection.keys.size > 0) selection.clear();
    else if (event.key === "Enter") router.push(`${base}/c/${key.split("-")[1] ?? ""}`);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocus = (event: { target: Element }) => {
    const row = event.target.closest<HTMLElement>("[data-row]");
    if (row) setActive(row.dataset.row ?? null);
  };
  return { activeAt: at, onKeyDown, onFocus };
}
