import type { ReactNode } from "react";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { classNames } from "./class-names";
import { VisuallyHidden } from "./visually-hidden";
import styles from "./table.module.css";

export type TableColumn = {
  id: string;
  label: string;
  align?: "start" | "end";
  hideLabel?: boolean;
  /** The rows can be put in the order of this column; `direction` is null while they are in another's. */
  sort?: { direction: "ascending" | "descending" | null; onSort: () => void };
};

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
              <th key={column.id} scope="col" data-align={column.align} aria-sort={column.sort?.direction ?? undefined}>
                <Head {...column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Head({ label, hideLabel, sort }: TableColumn) {
  if (hideLabel) return <VisuallyHidden>{label}</VisuallyHidden>;
  if (!sort) return label;
  const Arrow = sort.direction === "descending" ? IconArrowDown : IconArrowUp;
  return (
    <button type="button" className={styles.sort} data-sorted={sort.direction !== null || undefined} onClick={sort.onSort}>
      {label}
      <Arrow size={12} aria-hidden />
    </button>
  );
}
