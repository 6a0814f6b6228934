import styles from "./people.module.css";

/** Between two ways to do the same. */
export function Or({ label }: { label: string }) {
  return <p className={styles.divider}>{label}</p>;
}
