import type { ReactNode } from "react";
import styles from "./card-delivery.module.css";

/** A link to where something stands at its source; plain words where there is none, or none that may be followed. */
export function SourceLink({ url, children }: { url: string | null; children: ReactNode }) {
  if (url === null || !/^https?:\/\//i.test(url)) return <span dir="auto">{children}</span>;
  return (
    <a className={styles.link} href={url} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
      {children}
    </a>
  );
}
