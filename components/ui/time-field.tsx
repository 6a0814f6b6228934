"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps } from "./field";
import styles from "./field.module.css";

export type TimeFieldProps = FieldProps &
  Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
    /** A time of day, "09:00", or "" for none. */
    value: string;
    onChange: (time: string) => void;
  };

export function TimeField({ label, hideLabel, hint, error, value, onChange, className, ...input }: TimeFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => (
        <input {...input} {...control} type="time" className={classNames(styles.control, styles.time, className)} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
