import type { ReactNode } from "react";
import styles from "./too-few.module.css";

/** In the place of a chart that would have nothing honest to draw: why, and what would change it. */
export function TooFew({ children }: { children: ReactNode }) {
  return (
    <div className={styles.box}>
      <p>{children}</p>
    </div>
  );
}
