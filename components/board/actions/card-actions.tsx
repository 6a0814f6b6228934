"use client";

import { useEffect, useState } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { onDemand } from "@/components/ui/on-demand";
import { useShortcut } from "@/components/ui/use-shortcut";
import { may } from "@/server/people/domain/policy";
import { findCard } from "../board-data";
import { useBoard } from "../board-context";
import { cardAtHand, cardLink } from "../focus";
import { useCardWrites } from "./use-card-writes";

const AssignPopover = onDemand(async () => (await import("./assign-popover")).AssignPopover);
const BlockDialog = onDemand(async () => (await import("./block-dialog")).BlockDialog);
const CardMenu = onDemand(async () => (await import("./card-menu")).CardMenu);
const EstimatePopover = onDemand(async () => (await import("./estimate-popover")).EstimatePopover);

export type CardTask = "menu" | "assign" | "block" | "estimate";

/** What can be done to the card at hand by a key, or by the menu on it. */
export function CardActions({ root }: { root: { current: HTMLElement | null } }) {
  const t = useTranslations("board");
  const router = useRouter();
  const { board, base } = useBoard();
  const { unblock } = useCardWrites();
  const [doing, setDoing] = useState<{ task: CardTask; key: string } | null>(null);
  const begin = (task: CardTask, key: string | null) => {
    if (key !== null && findCard(board, key)) setDoing({ task, key });
  };
  const toggleBlocked = (key: string | null) => {
    if (key !== null && findCard(board, key)?.blocked) void unblock(key);
    else begin("block", key);
  };
  const { roles } = board.you;
  useShortcut({ keys: "m", label: t("shortcut.move") }, () => begin("menu", cardAtHand()), may("card.pull", roles));
  useShortcut({ keys: "a", label: t("shortcut.assign") }, () => begin("assign", cardAtHand()), may("card.edit", roles));
  useShortcut({ keys: "p", label: t("shortcut.estimate") }, () => begin("estimate", cardAtHand()), may("card.estimate", roles));
  useShortcut({ keys: "b", label: t("shortcut.block") }, () => toggleBlocked(cardAtHand()), may("card.block", roles));
  useShortcut({ keys: "e", label: t("shortcut.edit") }, () => {
    const key = cardAtHand();
    const card = key === null ? undefined : findCard(board, key);
    if (card) router.push(`${base}/c/${card.number}${withEdit(window.location.search)}`, { scroll: false });
  }, may("card.edit", roles));

  useEffect(() => {
    const element = root.current;
    const openMenu = (event: Event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-card-menu]") : null;
      const key = button?.closest<HTMLElement>("[data-card]")?.dataset.card;
      if (key) setDoing({ task: "menu", key });
    };
    element?.addEventListener("click", openMenu);
    return () => element?.removeEventListener("click", openMenu);
  }, [root]);

  const card = doing ? findCard(board, doing.key) : undefined;
  const anchor = doing ? cardLink(doing.key) : null;
  const end = () => setDoing(null);
  return (
    <>
      {doing?.task === "menu" && card && <CardMenu card={card} anchor={anchor} onTask={(task) => begin(task, card.key)} onClose={() => setDoing((now) => (now?.task === "menu" ? null : now))} />}
      {doing?.task === "assign" && card && <AssignPopover card={card} anchor={anchor} onClose={end} />}
      {doing?.task === "estimate" && card && <EstimatePopover card={card} anchor={anchor} onClose={end} />}
      {doing?.task === "block" && card && <BlockDialog key={card.key} card={card} onClose={end} />}
    </>
  );
}

function withEdit(search: string): string {
  const params = new URLSearchParams(search);
  params.set("edit", "title");
  return `?${params}`;
}
