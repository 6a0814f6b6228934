"use client";

import { useId } from "react";
import { useTranslations } from "next-intl";
import { Hatch } from "@/components/charts/hatch";
import styles from "./cfd-legend.module.css";

/** What the hatch means, beside a piece of it. */
export function CfdLegend({ corrections }: { /** The most of any period. */ corrections: number }) {
  const t = useTranslations("charts");
  const hatch = useId();
  if (corrections === 0) return null;
  return (
    <p className={styles.legend}>
      <svg className={styles.piece} aria-hidden>
        <defs>
          <Hatch id={hatch} kind="corrected" />
        </defs>
        <rect className={styles.ground} width="100%" height="100%" rx={3} />
        <rect fill={`url(#${hatch})`} width="100%" height="100%" rx={3} />
      </svg>
      {t("cfd.hatched", { count: corrections })}
    </p>
  );
}
