"use client";

import { useTranslations } from "next-intl";
import type { BoardFlow } from "@/server/flow/contracts/page";
import { Table } from "@/components/ui/table";
import { SORT_COLUMNS, type BoardSort, type SortColumn } from "./board-sort";
import { useBoardCells } from "./use-board-cells";
import styles from "./workspace-flow.module.css";

const TEXTS: readonly SortColumn[] = ["name", "throughput", "oldest"];
const alignOf = (column: SortColumn): "start" | "end" => (TEXTS.includes(column) ? "start" : "end");

type BoardsTableProps = { boards: readonly BoardFlow[]; baseOf: (key: string) => string; sort: BoardSort; onSort: (by: SortColumn) => void };

/** A row a board. Its columns can be put in order; none of them says which board is better. */
export function BoardsTable({ boards, baseOf, sort, onSort }: BoardsTableProps) {
  const t = useTranslations("workspaceFlow");
  const columns = SORT_COLUMNS.map((column) => ({
    id: column,
    label: t(`column.${column}`),
    align: alignOf(column),
    sort: { direction: sort.by === column ? (sort.descending ? ("descending" as const) : ("ascending" as const)) : null, onSort: () => onSort(column) },
  }));
  return (
    <Table caption={t("title")} columns={columns} className={styles.table}>
      {boards.map((board) => (
        <Row key={board.key} board={board} base={baseOf(board.key)} />
      ))}
    </Table>
  );
}

function Row({ board, base }: { board: BoardFlow; base: string }) {
  const cells = useBoardCells(board, base);
  return (
    <tr>
      {SORT_COLUMNS.map((column) =>
        column === "name" ? (
          <th key={column} scope="row" className={styles.board}>
            {cells.name}
          </th>
        ) : (
          <td key={column} data-align={alignOf(column)} className={styles.cell}>
            {cells[column]}
          </td>
        ),
      )}
    </tr>
  );
}
