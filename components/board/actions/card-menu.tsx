"use client";

import { useTranslations } from "next-intl";
import { useCopyBranch } from "@/components/delivery/use-copy-branch";
import { MenuAt, type MenuItem, type MenuSection } from "@/components/ui/menu";
import { COLUMNS, type Column } from "@/server/board/domain/column";
import { type Action, may } from "@/server/people/domain/policy";
import type { AgedCard } from "../board-data";
import { useBoard } from "../board-context";
import { checkMove } from "../check-move";
import type { Anchor } from "../move-target";
import { useCheckSentence } from "../use-check-sentence";
import type { CardTask } from "./card-actions";
import { useRequestMove } from "./move-requests";
import { useCardWrites } from "./use-card-writes";

type CardMenuProps = { card: AgedCard; anchor: Element | null; onTask: (task: CardTask) => void; onClose: () => void };

/** Every way to move a card without dragging it, each with the reason when it cannot be, and what else is done from the board. */
export function CardMenu({ card, anchor, onTask, onClose }: CardMenuProps) {
  const t = useTranslations("board");
  const sections = [useColumns(card), usePlaces(card), useTasks(card, onTask)].filter((section) => section.items.length > 0);
  return <MenuAt label={t("cardMenu", { card: card.key })} anchor={anchor} open onOpenChange={(open) => !open && onClose()} sections={sections} />;
}

function useColumns(card: AgedCard): MenuSection {
  const t = useTranslations("board");
  const { board } = useBoard();
  const requestMove = useRequestMove();
  const sentence = useCheckSentence();
  const mayDiscard = may("card.discard", board.you.roles);
  const items = COLUMNS.filter((to) => to !== card.column).flatMap((to): MenuItem[] => {
    const check = checkMove(board, card, to);
    const label = check.outcome === "needsReason" ? t("menu.withReason", { column: t(`column.${to}`) }) : t(`column.${to}`);
    const disabledReason = check.outcome === "refused" ? sentence(board, check, to) : undefined;
    return [{ id: to, label, disabledReason, onSelect: () => requestMove({ cardKey: card.key, to, after: undefined }) }];
  });
  const discards = (["WONT_DO", "DUPLICATE"] as const).filter((outcome) => mayDiscard && card.outcome !== outcome).map(
    (outcome): MenuItem => ({ id: outcome, label: t("menu.discard", { outcome: t(`outcome.${outcome}`) }), onSelect: () => requestMove({ cardKey: card.key, to: "DONE", after: undefined, outcome }) }),
  );
  return { label: t("menu.moveTo"), items: may("card.pull", board.you.roles) ? [...items, ...discards] : [] };
}

/** Places within the column that the card is in. */
function usePlaces(card: AgedCard): MenuSection {
  const t = useTranslations("board");
  const { board } = useBoard();
  const requestMove = useRequestMove();
  const to: Column = card.column;
  const keys = (board.columns.find((column) => column.name === to)?.cards ?? []).map((each) => each.key);
  const at = keys.indexOf(card.key);
  const place = (id: string, label: string, after: Anchor): MenuItem => ({ id, label, onSelect: () => requestMove({ cardKey: card.key, to, after }) });
  const last = keys.at(-1);
  const items: MenuItem[] = [];
  if (at > 0) items.push(place("top", t("menu.top"), null), place("up", t("menu.up"), keys[at - 2] ?? null));
  if (at < keys.length - 1 && last) items.push(place("down", t("menu.down"), keys[at + 1]), place("bottom", t("menu.bottom"), last));
  const isAllowed = checkMove(board, card, to).outcome !== "refused";
  return { label: t("menu.within", { column: t(`column.${to}`) }), items: isAllowed ? items : [] };
}

function useTasks(card: AgedCard, onTask: (task: CardTask) => void): MenuSection {
  const t = useTranslations("board");
  const { board } = useBoard();
  const { archive, unblock } = useCardWrites();
  const copyBranch = useCopyBranch();
  const all: (MenuItem & { action: Action })[] = [
    { id: "assign", action: "card.edit", label: t("shortcut.assign"), shortcut: "a", onSelect: () => onTask("assign") },
    { id: "estimate", action: "card.estimate", label: t("shortcut.estimate"), shortcut: "p", onSelect: () => onTask("estimate") },
    { id: "branch", action: "board.read", label: t("menu.copyBranch"), onSelect: () => void copyBranch(card, may("card.pull", board.you.roles)) },
    { id: "archive", action: "card.archive", label: t("menu.archive"), onSelect: () => void archive(card.key) },
  ];
  if (card.blocked) all.splice(2, 0, { id: "unblock", action: "card.block", label: t("menu.unblock"), shortcut: "b", onSelect: () => void unblock(card.key) });
  else if (card.column !== "DONE") all.splice(2, 0, { id: "block", action: "card.block", label: t("shortcut.block"), shortcut: "b", onSelect: () => onTask("block") });
  return { items: all.filter(({ action }) => may(action, board.you.roles)) };
}
