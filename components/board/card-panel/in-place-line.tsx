"use client";

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { TextArea } from "@/components/ui/text-area";
import { useShortcut, type Shortcut } from "@/components/ui/use-shortcut";
import { useInPlace } from "./use-in-place";
import styles from "./in-place-line.module.css";

type InPlaceLineProps = {
  /** What the text is, as the name of its field. */
  label: string;
  value: string;
  canEdit: boolean;
  check?: (text: string) => string | null;
  onSave: (text: string) => Promise<unknown>;
  /** What is seen while it is not edited, where that is not the text alone. */
  children?: ReactNode;
  /** The key that starts the editing. */
  shortcut?: Shortcut;
  startsOpen?: boolean;
  inputMode?: "text" | "decimal";
  className?: string;
};

/** One line of text that becomes a field where it stands. */
export function InPlaceLine({ label, value, canEdit, check, onSave, children, shortcut, startsOpen, inputMode, className }: InPlaceLineProps) {
  const edit = useInPlace({ value, check, save: onSave, startsOpen });
  useShortcut(shortcut ?? { keys: "", label: "" }, edit.start, canEdit && shortcut !== undefined);
  const shown = children ?? value;
  if (!canEdit) return <span className={classNames(styles.text, className)} dir="auto">{shown}</span>;
  if (edit.draft === null) {
    return (
      <button type="button" className={classNames(styles.text, styles.button, className)} dir="auto" title={label} autoFocus={edit.endedByKey} onClick={edit.start}>
        {shown}
      </button>
    );
  }
  return (
    <TextArea
      label={label}
      hideLabel
      className={classNames(styles.field, className)}
      dir="auto"
      rows={1}
      inputMode={inputMode}
      autoFocus
      value={edit.draft}
      error={edit.error}
      readOnly={edit.isPending}
      onChange={(event) => edit.change(event.target.value)}
      {...edit.field}
    />
  );
}
