import type { ComponentProps, ReactNode } from "react";
import { IconX } from "@tabler/icons-react";
import { classNames } from "./class-names";
import styles from "./chip.module.css";

type ChipProps = {
  children: ReactNode;
  icon?: ReactNode;
  /** With a handler the chip can be taken away; `removeLabel` names that button. */
  onRemove?: () => void;
  removeLabel?: string;
};

/** A pill: a label, a fact about the board, an active filter. */
export function Chip({ children, icon, onRemove, removeLabel }: ChipProps) {
  return (
    <span className={styles.chip}>
      {icon}
      <span className={styles.text}>{children}</span>
      {onRemove && (
        <button type="button" className={styles.remove} aria-label={removeLabel} onClick={onRemove}>
          <IconX size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

type ChipButtonProps = ComponentProps<"button"> & { isOn?: boolean };

/** A pill that can be pressed, as the trigger of a filter; `isOn` marks one that is in effect. */
export function ChipButton({ isOn = false, className, ...button }: ChipButtonProps) {
  return <button type="button" {...button} className={classNames(styles.chip, styles.button, isOn && styles.on, className)} />;
}
