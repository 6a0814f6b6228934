"use client";

import { useId } from "react";
import { Fieldset } from "./fieldset";
import styles from "./toggles.module.css";

type TogglesProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  values: readonly Value[];
  /** Called with the chosen ones, in the order of the options. */
  onChange: (values: Value[]) => void;
  error?: string | null;
};

/** Any number of a few choices, all in sight. */
export function Toggles<Value extends string>({ label, options, values, onChange, error }: TogglesProps<Value>) {
  const id = useId();
  const toggle = (value: Value, isOn: boolean) => onChange(options.map((option) => option.value).filter((each) => (each === value ? isOn : values.includes(each))));
  return (
    <Fieldset label={label} describedBy={error ? id : undefined}>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input type="checkbox" checked={values.includes(option.value)} onChange={(event) => toggle(option.value, event.target.checked)} />
          {option.label}
        </label>
      ))}
      {error && <p id={id} className={styles.error} role="alert">{error}</p>}
    </Fieldset>
  );
}
