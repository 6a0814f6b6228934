import { useId, type ReactNode } from "react";
import styles from "./people.module.css";

type SectionProps = { title: string; text?: ReactNode; /** Its place in the address of the page. */ anchor?: string; children: ReactNode };

/** A part of a page of settings: what it is about at the left, what can be done at the right. */
export function Section({ title, text, anchor, children }: SectionProps) {
  const id = useId();
  return (
    <section id={anchor} className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h2 id={id} className={styles.heading}>
          {title}
        </h2>
        {text && <p className={styles.dim}>{text}</p>}
      </div>
      <div className={styles.sectionBody}>{children}</div>
    </section>
  );
}
