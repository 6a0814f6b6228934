"use client";

import { useRef, useState, type ReactNode } from "react";
import { isComposing, isSubmitKey } from "@/components/ui/use-submit-on-enter";
import { classNames } from "@/components/ui/class-names";
import styles from "./in-cell.module.css";

type InCellProps = {
  /** What is edited, and of which card. */
  label: string;
  value: string;
  /** What stands there while it is not edited; the value itself, or a dash, where nothing else is said. */
  children?: ReactNode;
  /** Called with what was typed, trimmed; false when it cannot be that. */
  onSave: (text: string) => boolean;
  isNumber?: boolean;
  tabIndex: number;
};

/** A value that is edited where it stands: Enter or leaving it saves, Escape returns to what it was. */
export function InCell({ label, value, children, onSave, isNumber = false, tabIndex }: InCellProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const end = (focus: boolean) => {
    setDraft(null);
    setRefused(false);
    if (focus) requestAnimationFrame(() => button.current?.focus());
  };
  const commit = (byKey: boolean) => {
    if (draft === null) return;
    const text = draft.trim();
    if (text === value || onSave(text)) end(byKey);
    else if (byKey) setRefused(true);
    else end(false);
  };
  if (draft === null) {
    return (
      <button ref={button} type="button" className={classNames(styles.inCell, isNumber && styles.number)} tabIndex={tabIndex} aria-label={`${label}: ${value === "" ? "–" : value}`} onClick={() => setDraft(value)}>
        {children ?? (value === "" ? "–" : value)}
      </button>
    );
  }
  return (
    <input
      autoFocus
      className={classNames(styles.input, isNumber && styles.number)}
      aria-label={label}
      aria-invalid={isRefused || undefined}
      inputMode={isNumber ? "decimal" : undefined}
      value={draft}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => commit(false)}
      onKeyDown={(event) => {
        if (isSubmitKey(event.nativeEvent)) commit(true);
        else if (event.key === "Escape" && !isComposing(event.nativeEvent)) end(true);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
