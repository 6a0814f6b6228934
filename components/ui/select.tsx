"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps } from "./field";
import styles from "./field.module.css";

export type SelectOption<Value extends string> = { value: Value; label: string; disabled?: boolean };

export type SelectProps<Value extends string> = FieldProps &
  Omit<ComponentProps<"select">, "value" | "onChange" | "children"> & {
    options: readonly SelectOption<Value>[];
    value: Value;
    onChange: (value: Value) => void;
  };

/** The platform's own select: it works with every keyboard, screen reader and phone, and costs nothing. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hideLabel, hint, error, options, value, onChange, className, ...select } = props;
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => (
        <select
          {...select}
          {...control}
          className={classNames(styles.control, styles.select, className)}
          value={value}
          onChange={(event) => choose(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
