"use client";

import { useState, type ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps } from "./field";
import styles from "./field.module.css";

export type NumberFieldProps = FieldProps &
  Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
    value: number | null;
    /** Called with the number typed, or null while there is none. */
    onChange: (value: number | null) => void;
  };

export function NumberField({ label, hideLabel, hint, error, value, onChange, className, ...input }: NumberFieldProps) {
  // What is being typed ("1.", "-") is not always a number yet, so the text is kept beside the value.
  const [text, setText] = useState(value === null ? "" : String(value));
  const shown = parse(text) === value ? text : value === null ? "" : String(value);
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => (
        <input
          inputMode="numeric"
          {...input}
          {...control}
          type="number"
          className={classNames(styles.control, styles.number, className)}
          value={shown}
          onChange={(event) => {
            setText(event.target.value);
            onChange(parse(event.target.value));
          }}
        />
      )}
    </Field>
  );
}

function parse(text: string): number | null {
  const number = text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}
