"use client";

import { useTranslations } from "next-intl";
import { IconChevronLeft, IconPlus } from "@tabler/icons-react";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { policyOf } from "@/server/board/domain/wip-limit";
import { useBoard } from "../board-context";
import { type ShownColumn, useFilter } from "../filter/filter-context";
import styles from "./column.module.css";

type ColumnHeaderProps = { column: ShownColumn; onAdd?: () => void; onFold?: () => void };

/** The column's name, how many cards it holds of how many it may, and where the limit comes from. */
export function ColumnHeader({ column, onAdd, onFold }: ColumnHeaderProps) {
  const t = useTranslations("board");
  const { name, count, limit, over } = column;
  const isFull = limit !== null && count >= limit;
  return (
    <header className={styles.head}>
      <div className={styles.headRow}>
        <h2 id={`column-${name}`} className={styles.name}>
          {t(`column.${name}`)}{" "}
          <span className={classNames(styles.count, isFull && styles.full, over > 0 && styles.over)}>{limit === null ? count : `${count} / ${limit}`}</span>
        </h2>
        {over > 0 && <span className={styles.overBy}>{t("overBy", { count: over })}</span>}
        <span className={styles.tools}>
          {onAdd && <IconButton size="small" label={t("addTo", { column: t(`column.${name}`) })} icon={<IconPlus size={16} />} onClick={onAdd} data-add={name} />}
          {onFold && <IconButton size="small" label={t("foldBacklog")} icon={<IconChevronLeft size={16} />} onClick={onFold} className={styles.fold} />}
        </span>
      </div>
      <Sub column={column} />
    </header>
  );
}

/** Where the limit comes from; while a filter is on, how many cards it lets through. */
function Sub({ column }: { column: ShownColumn }) {
  const t = useTranslations("board");
  const { board } = useBoard();
  const { isOn } = useFilter();
  const { name, limit, count, perPerson } = column;
  const { mode } = policyOf(board.limits, name);
  const parts: string[] = [];
  if (mode === "PER_PERSON") parts.push(t("perPerson", { people: board.headcount, perPerson: perPerson ?? 0 }));
  else if (mode === "FIXED") parts.push(t("agreedLimit"));
  else parts.push(t(`about.${name}`));
  if (limit !== null && count >= limit) parts.push(t("noRoom"));
  const shown = column.visible.length + (column.expedited ? 1 : 0);
  if (isOn) parts.push(t("shownOf", { shown, total: column.cards.length + (column.rest ?? 0) }));
  return <p className={styles.sub}>{parts.join(" · ")}</p>;
}
