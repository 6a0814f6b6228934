import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

type EmptyStateProps = {
  /** One sentence that teaches what belongs here. */
  children: ReactNode;
  title?: string;
  /** The next thing to do: one button or link. */
  action?: ReactNode;
};

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {title && <h2 className={styles.title}>{title}</h2>}
      <p className={styles.text}>{children}</p>
      {action}
    </div>
  );
}
