"use client";

import { useId, useRef, useState, type HTMLAttributes, type MouseEvent, type ReactElement, type RefAttributes } from "react";

/** Any button-like element that takes a ref and handlers. */
export type TriggerElement = ReactElement<HTMLAttributes<HTMLElement> & RefAttributes<HTMLElement>>;

/** Makes an element open and close a popup, and say so to screen readers. */
export function useTrigger(haspopup: "menu" | "dialog") {
  const anchor = useRef<HTMLElement>(null);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  /** The keyboard pressed the trigger, so focus goes on to the first thing inside. */
  const [isByKeyboard, setByKeyboard] = useState(false);
  const triggerProps = {
    ref: anchor,
    "aria-haspopup": haspopup,
    "aria-expanded": isOpen,
    "aria-controls": isOpen ? id : undefined,
    onClick: (event: MouseEvent) => {
      setByKeyboard(event.detail === 0);
      setOpen(!isOpen);
    },
  };
  return { anchor, id, isOpen, isByKeyboard, close: () => setOpen(false), triggerProps };
}
