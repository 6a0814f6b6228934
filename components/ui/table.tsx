import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { VisuallyHidden } from "./visually-hidden";
import styles from "./table.module.css";

export type TableColumn = { id: string; label: string; align?: "start" | "end"; hideLabel?: boolean };

type TableProps = {
  /** What the table holds; always there for screen readers. */
  caption: string;
  hideCaption?: boolean;
  columns: readonly TableColumn[];
  /** Rows: plain `<tr>` with `<td>`; numbers take `data-align="end"`. */
  children: ReactNode;
  className?: string;
};

export function Table({ caption, hideCaption = true, columns, children, className }: TableProps) {
  return (
    <div className={classNames(styles.scroll, className)} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{hideCaption ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align}>
                {column.hideLabel ? <VisuallyHidden>{column.label}</VisuallyHidden> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
