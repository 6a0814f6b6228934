"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { onDemand } from "@/components/ui/on-demand";
import { useBoard } from "../board-context";
import styles from "./top.module.css";

const TeamPopover = onDemand(async () => (await import("./team-popover")).TeamPopover);

/** The heads that limits are computed from, as faces; behind them who is away, and who is looking at the board now. */
export function Team() {
  const t = useTranslations("board");
  const { board, people } = useBoard();
  const counted = board.members.filter((member) => member.counted);
  const away = counted.filter((member) => member.isAway).length;
  const heads = t("heads", { here: board.headcount, away });
  const faces = counted.map(({ id, name, isAway }) => ({ id, name, away: isAway }));
  const [anchor, setAnchor] = useState<Element | null>(null);
  return (
    <>
      <button
        type="button"
        className={styles.team}
        aria-label={t("team", { heads, looking: people.length })}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(anchor ? null : currentTarget)}
      >
        <AvatarStack people={faces} max={6} />
        <span className={styles.heads}>{heads}</span>
      </button>
      {anchor && <TeamPopover anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  );
}
