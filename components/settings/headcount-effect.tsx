"use client";

import { useTranslations } from "next-intl";
import { EffectLine } from "./effect-line";
import { limitEffects } from "./limit-effect";
import type { BoardSettings } from "./settings-data";
import styles from "./settings.module.css";

/** The heads today and the limits that follow; where `heads` differs from what is saved, what it would change. */
export function HeadcountEffect({ board, heads }: { board: BoardSettings; heads: number }) {
  const t = useTranslations("settings");
  const isChanged = heads !== board.headcount;
  const effects = limitEffects(board, board.limits, heads);
  return (
    <div className={styles.heads}>
      <p role="status">
        <b>{isChanged ? t("headsChange", { from: board.headcount, to: heads }) : t("heads", { count: heads })}</b>
      </p>
      {effects.map((effect) => (
        <EffectLine key={effect.column} effect={effect} />
      ))}
    </div>
  );
}
