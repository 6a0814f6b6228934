"use client";

import type { KeyboardEvent, ReactNode, SubmitEvent } from "react";
import { IconAlertCircle } from "@tabler/icons-react";
import { Button } from "@/components/ui/button";
import { isComposing } from "@/components/ui/use-submit-on-enter";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import styles from "./people.module.css";

type FormProps = {
  submitLabel: string;
  onSubmit: () => void;
  pending: boolean;
  /** What the server refused with, if it did. */
  error: unknown;
  children: ReactNode;
  /** The one thing to do on this page, or one of several. */
  weight?: "primary" | "secondary";
};

/** Fields, what was wrong with them, and the button. The Enter that confirms Korean text sends nothing. */
export function Form({ submitLabel, onSubmit, pending, error, children, weight = "primary" }: FormProps) {
  const sentence = useErrorSentence();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!pending) onSubmit();
  };
  const keepComposing = (event: KeyboardEvent) => {
    if (event.key === "Enter" && isComposing(event.nativeEvent)) event.preventDefault();
  };
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={keepComposing}>
      {children}
      {error ? (
        <p className={styles.refusal} role="alert">
          <IconAlertCircle size={16} aria-hidden />
          {sentence(error)}
        </p>
      ) : null}
      <Button type="submit" variant={weight} pending={pending}>
        {submitLabel}
      </Button>
    </form>
  );
}
