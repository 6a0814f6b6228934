import styles from "./logo.module.css";

/** The mark: one line through three stages, the last still on its way. */
export function Logo() {
  return (
    <svg className={styles.mark} viewBox="0 0 34 10" width={34} height={10} aria-hidden>
      <path d="M0 5h34" stroke="currentColor" strokeWidth={1.6} />
      <circle cx={6} cy={5} r={3} className={styles.done} />
      <circle cx={17} cy={5} r={3} className={styles.done} />
      <circle cx={28} cy={5} r={3} className={styles.next} />
    </svg>
  );
}
