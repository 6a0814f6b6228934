import { classNames } from "@/components/ui/class-names";
import styles from "./settings.module.css";

/** More than these are told by the number alone. */
const DRAWN_MAX = 40;

/** The places of a column: taken, free, and cards without a place. The sentence beside it says the same. */
export function SlotPreview({ count, limit }: { count: number; limit: number }) {
  const total = Math.max(count, limit);
  if (total > DRAWN_MAX) return null;
  return (
    <span className={styles.slots} aria-hidden>
      {Array.from({ length: total }, (_, at) => (
        <span key={at} className={classNames(styles.slot, at < count && at < limit && styles.taken, at >= limit && styles.tooMany)} />
      ))}
    </span>
  );
}
