"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc";
import { useRegisteredShortcuts } from "@/components/ui/use-shortcut";
import { cardEntries, matching, type PaletteEntry } from "./palette-entries";

export type PaletteBoard = { key: string; base: string; others: readonly { name: string; href: string }[] };

/** Keys that only lead somewhere, which the places do already. */
const LEFT_OUT = /^g .$/;

/** What can be found under what was typed: cards of the board by any of their words, places, and what the keys of the page do. */
export function usePaletteEntries({ key, base, others }: PaletteBoard, typed: string): { entries: PaletteEntry[]; isLooking: boolean } {
  const t = useTranslations("shell");
  const trpc = useTRPC();
  const words = typed.trim();
  const { data: cards = [], isFetching } = useQuery(trpc.board.find.queryOptions({ key, words }, { enabled: words !== "", placeholderData: keepPreviousData }));
  const pages = (["board", "backlog", "sprints", "delivery", "flow", "settings"] as const).map((page): [string, string] => [t(page), page === "board" ? base : `${base}/${page}`]);
  const more: [string, string][] = [...others.map(({ name, href }): [string, string] => [name, href]), [t("notifications"), "/notifications"], [t("account"), "/account"]];
  const places = [...pages, ...more].map(([label, href]): PaletteEntry => ({ id: `place-${href}`, group: "places", label, note: "", do: { href } }));
  const shortcuts = [...new Map(useRegisteredShortcuts().map((shortcut) => [shortcut.keys, shortcut])).values()].filter(({ keys }) => !LEFT_OUT.test(keys));
  const actions = shortcuts.map(({ keys, label }): PaletteEntry => ({ id: `key-${keys}`, group: "actions", label, note: keys, do: { keys } }));
  const noteOf = (card: (typeof cards)[number]) => (card.isArchived ? t("palette.archived") : t(`palette.column.${card.column}`));
  const found = words === "" ? [] : cardEntries(cards, { key, base, noteOf });
  return { entries: [...found, ...matching([...places, ...actions], words)], isLooking: words !== "" && isFetching };
}
