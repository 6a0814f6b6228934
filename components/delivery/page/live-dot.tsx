"use client";

import { useTranslations } from "next-intl";
import type { LiveState } from "@/components/board/use-board-feed";
import styles from "./delivery-view.module.css";

/** Whether what is on screen is what is. */
export function LiveDot({ live }: { live: LiveState }) {
  const t = useTranslations("delivery.live");
  const isLost = live !== "live" && live !== "connecting";
  return (
    <span className={styles.live} role="status" data-live={live} data-lost={isLost || undefined}>
      <span className={styles.dot} aria-hidden />
      {t(live)}
    </span>
  );
}
