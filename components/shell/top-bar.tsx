import type { ReactNode } from "react";
import styles from "./top-bar.module.css";

type TopBarProps = {
  title: string;
  /** Beside the title: the sprint, a window of time, filters. */
  meta?: ReactNode;
  /** At the far end: people, connection, search, buttons. */
  actions?: ReactNode;
  /** A second row, as the board's flow in figures. */
  children?: ReactNode;
};

/** The head of a page: its name and what belongs to the whole of it. */
export function TopBar({ title, meta, actions, children }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <div className={styles.row}>
        <h1 className={styles.title}>{title}</h1>
        {meta && <div className={styles.meta}>{meta}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children && <div className={styles.second}>{children}</div>}
    </header>
  );
}
