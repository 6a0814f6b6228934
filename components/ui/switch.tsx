import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { VisuallyHidden } from "./visually-hidden";
import styles from "./checkbox.module.css";

export type SwitchProps = Omit<ComponentProps<"input">, "type" | "role" | "onChange"> & {
  label: string;
  hideLabel?: boolean;
  onChange?: (on: boolean) => void;
};

/** For a setting that takes effect at once; use a checkbox where a form is sent later. */
export function Switch({ label, hideLabel, className, onChange, ...input }: SwitchProps) {
  return (
    <label className={classNames(styles.row, className)}>
      <input
        {...input}
        type="checkbox"
        role="switch"
        className={styles.switch}
        onChange={(event) => onChange?.(event.target.checked)}
      />
      {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
    </label>
  );
}
