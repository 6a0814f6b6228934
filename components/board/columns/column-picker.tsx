"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { Column } from "@/server/board/domain/column";
import type { ShownColumn } from "../filter/filter-context";
import styles from "./column-picker.module.css";

type ColumnPickerProps = { columns: readonly ShownColumn[]; root: { current: HTMLElement | null } };

/** On a phone one column fills the screen: this says which, how full each is, and goes there. Swiping does the same. */
export function ColumnPicker({ columns, root }: ColumnPickerProps) {
  const t = useTranslations("board");
  const [inView, setInView] = useState<Column>("BACKLOG");
  useEffect(() => {
    const board = root.current;
    if (!board) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting)?.target.getAttribute("data-column");
        if (seen) setInView(seen as Column);
      },
      { root: board, threshold: 0.6 },
    );
    for (const column of board.querySelectorAll("[data-column]")) watcher.observe(column);
    return () => watcher.disconnect();
  }, [root]);
  const show = (name: Column) => root.current?.querySelector(`[data-column="${name}"]`)?.scrollIntoView({ block: "nearest", inline: "start", behavior: "smooth" });
  return (
    <nav className={styles.picker} aria-label={t("columns")}>
      {columns.map(({ name, count, limit, over }) => (
        <button key={name} type="button" className={styles.choice} aria-current={name === inView ? "true" : undefined} onClick={() => show(name)}>
          <span className={styles.name}>{t(`column.${name}`)}</span>
          <span className={classNames(styles.count, over > 0 && styles.over)}>{limit === null ? count : `${count} / ${limit}`}</span>
        </button>
      ))}
    </nav>
  );
}
