"use client";

import { IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ShownColumn } from "../filter/filter-context";
import styles from "./column.module.css";

const YEAR_IN_SECONDS = 31_536_000;

/** Kept where the server sees it too, so that the first paint is already right. */
export function rememberFolded(folded: boolean): void {
  document.cookie = `backlog=${folded ? "folded" : "open"}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=lax`;
}

/** The Backlog as a narrow strip: its name, its number, and the way to open it. */
export function FoldedBacklog({ column, onUnfold }: { column: ShownColumn; onUnfold: () => void }) {
  const t = useTranslations("board");
  return (
    <button type="button" className={styles.folded} aria-label={t("unfoldBacklog", { count: column.count })} aria-expanded={false} onClick={onUnfold}>
      <IconChevronRight size={16} aria-hidden />
      <span className={styles.foldedName}>
        {t("column.BACKLOG")} <span className={styles.count}>{column.count}</span>
      </span>
    </button>
  );
}
