"use client";

import { cloneElement, type ReactNode } from "react";
import type { Align } from "./place-beside";
import { Popup } from "./popup";
import { useTrigger, type TriggerElement } from "./use-trigger";
import styles from "./popover.module.css";

type PopoverProps = {
  /** The name of what opens, for screen readers. */
  label: string;
  trigger: TriggerElement;
  children: ReactNode | ((close: () => void) => ReactNode);
  align?: Align;
};

/** A button that opens a small panel beside it: a filter, a picker, an explanation. */
export function Popover({ label, trigger, children, align }: PopoverProps) {
  const { anchor, id, isOpen, close, triggerProps } = useTrigger("dialog");
  return (
    <>
      {cloneElement(trigger, triggerProps)}
      {isOpen && (
        <Popup id={id} role="dialog" aria-label={label} className={styles.popup} anchor={anchor} align={align} onClose={close} firstFocus={firstControl}>
          {typeof children === "function" ? children(close) : children}
        </Popup>
      )}
    </>
  );
}

function firstControl(popup: HTMLElement): HTMLElement | null {
  return popup.querySelector<HTMLElement>("input, select, textarea, button, a[href]");
}
