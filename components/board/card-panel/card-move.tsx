"use client";

import { useState } from "react";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { COLUMNS, type Column } from "@/server/board/domain/column";
import { may } from "@/server/people/domain/policy";
import { findCard } from "../board-data";
import { useBoard, useBoardActions } from "../board-context";
import { checkMove } from "../check-move";
import { useCheckSentence } from "../use-check-sentence";
import { useAllows, useOpenCard } from "./card-context";
import { OverrideForm } from "./override-form";

/** The columns that the card can go to, each with the reason why it cannot; past a full one only with a written reason. */
export function CardMove() {
  const t = useTranslations("card");
  const { card } = useOpenCard();
  const { board } = useBoard();
  const { moveCard } = useBoardActions();
  const sentence = useCheckSentence();
  const [asking, setAsking] = useState<Column | null>(null);
  const mayMove = useAllows("card.pull");
  const onBoard = findCard(board, card.key);
  if (!mayMove || !onBoard) return null;
  const items = COLUMNS.filter((to) => to !== onBoard.column).map((to): MenuItem => {
    const check = checkMove(board, onBoard, to);
    const label = t(`columns.${to}`);
    if (check.outcome === "refused") return { id: to, label, disabledReason: sentence(board, check, to) };
    if (check.outcome === "needsReason") return { id: to, label: t("moveWithReason", { column: label }), onSelect: () => setAsking(to) };
    return { id: to, label, onSelect: () => moveCard({ cardKey: card.key, to, after: undefined }) };
  });
  if (may("card.discard", board.you.roles) && onBoard.column !== "DONE") {
    const discards = (["WONT_DO", "DUPLICATE"] as const).map((outcome): MenuItem => ({
      id: outcome,
      label: t(`outcomes.${outcome}`),
      onSelect: () => moveCard({ cardKey: card.key, to: "DONE", after: undefined, outcome }),
    }));
    items.push(...discards);
  }
  return (
    <>
      <Menu label={t("moveTo")} trigger={<Button size="small" icon={<IconArrowRight size={14} />}>{t("moveTo")}</Button>} sections={[{ items }]} align="end" />
      <Dialog open={asking !== null} onOpenChange={(open) => !open && setAsking(null)} title={t("overrideTitle", { card: card.key })} description={asking ? sentence(board, checkMove(board, onBoard, asking), asking) : ""}>
        {asking && (
          <OverrideForm
            isPending={false}
            onSubmit={(reason) => {
              moveCard({ cardKey: card.key, to: asking, after: undefined, override: { reason } });
              setAsking(null);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
