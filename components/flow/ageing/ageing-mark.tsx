import styles from "./ageing-plot.module.css";

type AgeingMarkProps = { x: number; y: number; radius: number; isFlagged: boolean; isBlocked: boolean };

/** A dot; a red diamond where the card is older than usual; a bar through it and a ring around it where it is blocked. */
export function AgeingMark({ x, y, radius, isFlagged, isBlocked }: AgeingMarkProps) {
  const arm = radius + 1;
  return (
    <>
      {isBlocked && <circle className={styles.halo} cx={x} cy={y} r={radius + 2} />}
      {isFlagged ? (
        <path className={styles.flagged} d={`M${x} ${y - arm}L${x + arm} ${y}L${x} ${y + arm}L${x - arm} ${y}Z`} />
      ) : (
        <circle className={styles.dot} cx={x} cy={y} r={radius} />
      )}
      {isBlocked && <line className={styles.blocked} x1={x - radius + 1.5} x2={x + radius - 1.5} y1={y} y2={y} />}
    </>
  );
}
