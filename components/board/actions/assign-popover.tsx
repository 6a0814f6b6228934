"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Checkbox } from "@/components/ui/checkbox";
import { PopoverAt } from "@/components/ui/popover";
import type { AgedCard } from "../board-data";
import { useBoard } from "../board-context";
import { useCardWrites } from "./use-card-writes";
import styles from "./actions.module.css";

type AssignPopoverProps = { card: AgedCard; anchor: Element | null; onClose: () => void };

/** Who works on the card. Each choice takes effect at once. */
export function AssignPopover({ card, anchor, onClose }: AssignPopoverProps) {
  const t = useTranslations("board");
  const { board } = useBoard();
  const { assign } = useCardWrites();
  const [chosen, setChosen] = useState<readonly string[]>(card.assignees);
  const choose = async (id: string, isChosen: boolean) => {
    const next = isChosen ? [...chosen, id] : chosen.filter((each) => each !== id);
    setChosen(next);
    if (!(await assign(card.key, next))) setChosen(card.assignees);
  };
  return (
    <PopoverAt label={t("assign.title", { card: card.key })} anchor={anchor} onClose={onClose} align="start">
      <h3 className={styles.heading}>{t("assign.title", { card: card.key })}</h3>
      <ul className={styles.people}>
        {board.members.map((member) => (
          <li key={member.id}>
            <Avatar person={{ ...member, away: member.isAway }} isDecorative />
            <Checkbox label={member.name} checked={chosen.includes(member.id)} onChange={(isChosen) => void choose(member.id, isChosen)} />
          </li>
        ))}
      </ul>
    </PopoverAt>
  );
}
