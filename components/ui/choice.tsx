"use client";

import { useId } from "react";
import { VisuallyHidden } from "./visually-hidden";
import styles from "./choice.module.css";

type ChoiceProps<Value extends string> = {
  label: string;
  /** `says` is a sentence on what the option does. */
  options: readonly { value: Value; label: string; says: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of a few choices that need a word of explanation each. */
export function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset className={styles.group}>
      <legend>
        <VisuallyHidden>{label}</VisuallyHidden>
      </legend>
      {options.map((option) => {
        const [name, says] = [`${id}-${option.value}`, `${id}-${option.value}-says`];
        return (
          <label key={option.value} className={styles.option}>
            <input type="radio" name={id} checked={option.value === value} aria-labelledby={name} aria-describedby={says} onChange={() => onChange(option.value)} />
            <span id={name} className={styles.name}>{option.label}</span>
            <span id={says} className={styles.says}>{option.says}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
