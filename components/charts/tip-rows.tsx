import styles from "./tip-rows.module.css";

export type TipRow = { id: string; name: string; value: string; swatch?: string };

type TipRowsProps = { title: string; rows: readonly TipRow[]; hint?: string | undefined };

/** What a tip says of one period: its name, and a value a line. */
export function TipRows({ title, rows, hint }: TipRowsProps) {
  return (
    <>
      <strong>{title}</strong>
      {rows.map(({ id, name, value, swatch }) => (
        <span key={id} className={styles.row}>
          {swatch && <span className={styles.swatch} style={{ background: swatch }} />}
          <span className={styles.name}>{name}</span>
          <span className={styles.value}>{value}</span>
        </span>
      ))}
      {hint && <span className={styles.hint}>{hint}</span>}
    </>
  );
}
