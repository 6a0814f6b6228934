"use client";

import { useRef } from "react";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { useShortcut } from "@/components/ui/use-shortcut";
import { COLUMNS } from "@/server/board/domain/column";
import { may } from "@/server/people/domain/policy";
import { useRequestMove } from "../actions/move-requests";
import type { AgedCard } from "../board-data";
import { findCard } from "../board-data";
import { useBoard } from "../board-context";
import { checkMove } from "../check-move";
import { useCheckSentence } from "../use-check-sentence";
import { useAllows, useOpenCard } from "./card-context";

/** The columns that the card can go to, each with the reason why it cannot. */
export function CardMove() {
  const { card } = useOpenCard();
  const { board } = useBoard();
  const mayMove = useAllows("card.pull");
  const onBoard = findCard(board, card.key);
  return mayMove && onBoard ? <MoveMenu card={onBoard} /> : null;
}

function MoveMenu({ card }: { card: AgedCard }) {
  const t = useTranslations("card");
  const { board } = useBoard();
  const requestMove = useRequestMove();
  const sentence = useCheckSentence();
  const place = useRef<HTMLSpanElement>(null);
  useShortcut({ keys: "m", label: t("shortcutMove") }, () => place.current?.querySelector("button")?.click());
  const columns = COLUMNS.filter((to) => to !== card.column).map((to): MenuItem => {
    const check = checkMove(board, card, to);
    const name = t(`columns.${to}`);
    if (check.outcome === "refused") return { id: to, label: name, disabledReason: sentence(board, check, to) };
    const label = check.outcome === "needsReason" ? t("moveWithReason", { column: name }) : name;
    return { id: to, label, onSelect: () => void requestMove({ cardKey: card.key, to, after: undefined }) };
  });
  const mayDiscard = may("card.discard", board.you.roles) && card.column !== "DONE";
  const discards = (["WONT_DO", "DUPLICATE"] as const).map((outcome): MenuItem => ({
    id: outcome,
    label: t(`outcomes.${outcome}`),
    onSelect: () => void requestMove({ cardKey: card.key, to: "DONE", after: undefined, outcome }),
  }));
  return (
    <span ref={place}>
      <Menu
        label={t("moveTo")}
        trigger={<Button size="small" icon={<IconArrowRight size={14} />}>{t("moveTo")}</Button>}
        sections={[{ items: columns }, ...(mayDiscard ? [{ label: t("closeAs"), items: discards }] : [])]}
        align="end"
      />
    </span>
  );
}
