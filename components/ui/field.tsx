"use client";

import { useId, type ReactNode } from "react";
import { IconAlertCircle } from "@tabler/icons-react";
import { VisuallyHidden } from "./visually-hidden";
import styles from "./field.module.css";

/** What a control inside a field spreads on itself to be labelled and described. */
export type FieldControl = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

export type FieldProps = {
  label: string;
  /** Named for screen readers only, where the place says what it is. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** A whole sentence: what is wrong and what to do. */
  error?: string | null;
};

export function Field({ label, hideLabel, hint, error, children }: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null).join(" ");
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? undefined : styles.label}>
        {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint && <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          <IconAlertCircle size={14} aria-hidden />
          {error}
        </p>
      )}
    </div>
  );
}
