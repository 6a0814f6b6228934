import type { CSSProperties } from "react";
import styles from "./skeleton.module.css";

/** The place of something on its way. Seen only after 300 ms, so that a quick answer never flickers. */
export function Skeleton({ width = "100%", height = 16 }: { width?: CSSProperties["width"]; height?: CSSProperties["height"] }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden />;
}
