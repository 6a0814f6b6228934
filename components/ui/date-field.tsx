"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps } from "./field";
import styles from "./field.module.css";

export type DateFieldProps = FieldProps &
  Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
    /** A calendar day, "2026-11-20", or "" for none. */
    value: string;
    onChange: (day: string) => void;
  };

export function DateField({ label, hideLabel, hint, error, value, onChange, className, ...input }: DateFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => (
        <input
          {...input}
          {...control}
          type="date"
          className={classNames(styles.control, styles.date, className)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
