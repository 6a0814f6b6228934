import styles from "./lead-line.module.css";

/** From arriving to done, across: about how long a card took that is finished here. */
export function LeadLine({ from, to, y }: { from: number; to: number; y: number }) {
  return (
    <g>
      <line className={styles.ground} x1={from} x2={to} y1={y} y2={y} />
      <line className={styles.line} x1={from} x2={to} y1={y} y2={y} />
      <line className={styles.line} x1={from} x2={from} y1={y - 5} y2={y + 5} />
    </g>
  );
}
