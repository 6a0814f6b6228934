import type { ReactNode } from "react";
import styles from "./legend.module.css";

export type LegendItem = { id: string; mark: ReactNode; text: ReactNode };

type LegendProps = {
  items: readonly LegendItem[];
  /** What else must be known to read the drawing, a sentence each. */
  notes?: readonly string[];
};

/** Under a drawing: what its marks mean, beside a piece of each. */
export function Legend({ items, notes = [] }: LegendProps) {
  return (
    <>
      {items.length > 0 && (
        <ul className={styles.legend}>
          {items.map(({ id, mark, text }) => (
            <li key={id}>
              {mark}
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </>
  );
}
