import { useId, type ReactNode } from "react";
import styles from "./card-panel.module.css";

type CardSectionProps = { title: string; note?: ReactNode; action?: ReactNode; children: ReactNode };

/** A part of the panel under its own heading. */
export function CardSection({ title, note, action, children }: CardSectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.sectionHead}>
        <h3 id={id}>{title}</h3>
        {note && <span className={styles.note}>{note}</span>}
        {action && <span className={styles.sectionAction}>{action}</span>}
      </header>
      {children}
    </section>
  );
}
