"use client";

import { useRef, useState, type HTMLAttributes, type ReactElement, type RefAttributes } from "react";

/** Any button-like element that can be given a ref and handlers. */
export type TriggerElement = ReactElement<HTMLAttributes<HTMLElement> & RefAttributes<HTMLElement>>;

/** What Base UI reports when a popup is about to change. */
type PopupChange = { reason: string; event: Event; cancel: () => void };

/**
 * Opens a popup from a plain button. The popup's own code is fetched on the first sign of intent
 * (pointer over, focus), so that a page with many menus pays for none of them on its first view.
 */
export function useTrigger(haspopup: "menu" | "dialog", preload: () => unknown) {
  const anchor = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const open = () => {
    setWasOpened(true);
    setOpen(true);
  };
  const triggerProps = {
    ref: anchor,
    "aria-haspopup": haspopup,
    "aria-expanded": isOpen,
    onClick: () => (isOpen ? setOpen(false) : open()),
    onPointerEnter: () => void preload(),
    onFocus: () => void preload(),
  };
  return { anchor, isOpen, wasOpened, setOpen, triggerProps };
}

/** A press on the trigger closes the popup by the trigger's own click; closing it twice would open it again. */
export function keepTriggerInCharge(anchor: Element | null, next: boolean, change: PopupChange): boolean {
  const pressed = change.event.target;
  if (next || change.reason !== "outside-press" || !(pressed instanceof Node) || !anchor?.contains(pressed)) return true;
  change.cancel();
  return false;
}
