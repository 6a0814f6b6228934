import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { VisuallyHidden } from "./visually-hidden";
import styles from "./checkbox.module.css";

export type CheckboxProps = Omit<ComponentProps<"input">, "type" | "onChange"> & {
  label: string;
  hideLabel?: boolean;
  onChange?: (checked: boolean) => void;
};

export function Checkbox({ label, hideLabel, className, onChange, ...input }: CheckboxProps) {
  return (
    <label className={classNames(styles.row, className)}>
      <input {...input} type="checkbox" className={styles.box} onChange={(event) => onChange?.(event.target.checked)} />
      {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
    </label>
  );
}
