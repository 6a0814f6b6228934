import { measureOf } from "../measure-of";
import type { SprintReport } from "../scrum-data";
import styles from "./burn-bar.module.css";

/** How much of a sprint is completed, as a bar; the sentence beside it says it in words. */
export function BurnBar({ report: { remaining, completed } }: { report: Pick<SprintReport, "remaining" | "completed"> }) {
  const measure = measureOf({ points: remaining.points + completed.points });
  const all = remaining[measure] + completed[measure];
  if (all === 0) return null;
  return (
    <svg className={styles.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
      <rect className={styles.ground} width={100} height={8} />
      <rect className={styles.done} width={(completed[measure] / all) * 100} height={8} />
    </svg>
  );
}
