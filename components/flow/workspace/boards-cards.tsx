"use client";

import { useTranslations } from "next-intl";
import type { BoardFlow } from "@/server/flow/contracts/page";
import { Select } from "@/components/ui/select";
import { SORT_COLUMNS, type BoardSort, type SortColumn } from "./board-sort";
import { useBoardCells } from "./use-board-cells";
import styles from "./workspace-flow.module.css";

type BoardsCardsProps = { boards: readonly BoardFlow[]; baseOf: (key: string) => string; sort: BoardSort; onSort: (by: SortColumn) => void };

/** The same as the table, for a screen on which a row would not fit: a card a board. */
export function BoardsCards({ boards, baseOf, sort, onSort }: BoardsCardsProps) {
  const t = useTranslations("workspaceFlow");
  return (
    <div className={styles.narrow}>
      {boards.length > 1 && <Select label={t("sortBy")} options={SORT_COLUMNS.map((column) => ({ value: column, label: t(`column.${column}`) }))} value={sort.by} onChange={onSort} />}
      <ul className={styles.cards} aria-label={t("title")}>
        {boards.map((board) => (
          <Card key={board.key} board={board} base={baseOf(board.key)} />
        ))}
      </ul>
    </div>
  );
}

function Card({ board, base }: { board: BoardFlow; base: string }) {
  const t = useTranslations("workspaceFlow");
  const { name, ...facts } = useBoardCells(board, base);
  return (
    <li className={styles.card}>
      <div className={styles.board}>{name}</div>
      <dl className={styles.facts}>
        {SORT_COLUMNS.map(
          (column) =>
            column !== "name" && (
              <div key={column}>
                <dt>{t(`column.${column}`)}</dt>
                <dd>{facts[column]}</dd>
              </div>
            ),
        )}
      </dl>
    </li>
  );
}
