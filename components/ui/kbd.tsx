import { classNames } from "./class-names";
import styles from "./kbd.module.css";

/** Shows a shortcut such as "g b" or "?" as keys. */
export function Kbd({ keys, onTip = false }: { keys: string; onTip?: boolean }) {
  return (
    <span className={styles.keys}>
      {keys.split(" ").map((key, at) => (
        <kbd key={at} className={classNames(styles.key, onTip && styles.onTip)}>
          {key.length === 1 ? key.toUpperCase() : key}
        </kbd>
      ))}
    </span>
  );
}
