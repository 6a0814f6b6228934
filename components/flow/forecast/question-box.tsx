"use client";

import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import type { ForecastAnswer } from "@/server/flow/contracts/answers";
import { TooFew } from "@/components/flow/too-few";
import styles from "./forecast.module.css";

type QuestionBoxProps = {
  label: string;
  /** The question with its field in it. */
  ask: ReactNode;
  presets: ReactNode;
  answer: ForecastAnswer | undefined;
  isPending: boolean;
  error: unknown;
  children: ReactNode;
};

/** A question and its answer. While the next answer is on its way the last one stays, and fades only when it takes long. */
export function QuestionBox({ label, ask, presets, answer, isPending, error, children }: QuestionBoxProps) {
  const sentence = useErrorSentence();
  return (
    <section className={styles.question} aria-label={label}>
      <div className={styles.ask}>{ask}</div>
      <div className={styles.presets}>{presets}</div>
      <div className={styles.answer} aria-busy={isPending} aria-live="polite">
        {error !== null && <TooFew>{sentence(error)}</TooFew>}
        {error === null && (answer ? children : isPending && <Skeleton height={300} />)}
      </div>
    </section>
  );
}
