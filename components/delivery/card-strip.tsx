"use client";

import { useTranslations } from "next-intl";
import { Tooltip } from "@/components/ui/tooltip";
import { STAGE_KINDS } from "@/server/delivery/domain/stage-kind";
import type { Strip } from "@/server/delivery/domain/strip";
import styles from "./card-strip.module.css";

type CardStripProps = { strip: Strip; size?: "thin" | "tall" };

/** The six-part line of a card: Code · Build · Test · Deploy · Release · Monitor. Each state has a shape of its own beside its colour. */
export function CardStrip({ strip, size = "thin" }: CardStripProps) {
  const says = useStripSentence()(strip);
  return (
    <Tooltip text={says} namesItsTarget>
      <span className={styles.strip} data-size={size} role="img" aria-label={says}>
        {STAGE_KINDS.map((kind) => (
          <span key={kind} className={styles.part} data-state={strip[kind]} />
        ))}
      </span>
    </Tooltip>
  );
}

/** The line in words: "Code passed, Build running". Parts not reached are left out, but for a line that is empty. */
export function useStripSentence(): (strip: Strip) => string {
  const t = useTranslations("delivery");
  return (strip) => {
    const reached = STAGE_KINDS.filter((kind) => strip[kind] !== "NONE");
    if (reached.length === 0) return t("strip.empty");
    return reached.map((kind) => t("strip.part", { part: t(`part.${kind}`), state: t(`state.${strip[kind]}`) })).join(", ");
  };
}
