"use client";

import { lazy, Suspense, useState, type ReactNode } from "react";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons; the one that does the thing comes last. */
  footer?: ReactNode;
  /** An alert asks about something that cannot be undone: a press outside does not dismiss it. */
  kind?: "plain" | "wide" | "alert";
};

const DialogPopup = lazy(async () => ({ default: (await import("./dialog-popup")).DialogPopup }));

/** A modal dialog. Its code is fetched when it first opens. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <DialogPopup {...props} />
    </Suspense>
  );
}
