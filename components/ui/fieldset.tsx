import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./fieldset.module.css";

type FieldsetProps = {
  label: string;
  /** The element that says what is wrong. */
  describedBy?: string | undefined;
  /** `--fieldset-gap` sets how far the fields stand from each other. */
  className?: string | undefined;
  children: ReactNode;
};

/** Fields side by side that answer one question, under its words. */
export function Fieldset({ label, describedBy, className, children }: FieldsetProps) {
  return (
    <fieldset className={classNames(styles.group, className)} aria-describedby={describedBy}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}
