"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps } from "./field";
import styles from "./field.module.css";

export type TextFieldProps = FieldProps & ComponentProps<"input">;

export function TextField({ label, hideLabel, hint, error, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => <input type="text" {...input} {...control} className={classNames(styles.control, className)} />}
    </Field>
  );
}
