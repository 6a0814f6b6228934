"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps } from "./field";
import styles from "./field.module.css";

export type TextAreaProps = FieldProps & ComponentProps<"textarea">;

/** Grows with its text. */
export function TextArea({ label, hideLabel, hint, error, className, ...area }: TextAreaProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => <textarea {...area} {...control} className={classNames(styles.control, styles.area, className)} />}
    </Field>
  );
}
