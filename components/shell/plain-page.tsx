import type { ReactNode } from "react";
import { Logo } from "./logo";
import styles from "./plain-page.module.css";

/** A page outside the shell, as sign-in, first set-up or an error: one card in the middle. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.page} id="main">
      <div className={styles.brand}>
        <Logo />
        Throughline
      </div>
      <div className={styles.card}>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
