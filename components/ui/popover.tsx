"use client";

import { cloneElement, useMemo, type ReactNode } from "react";
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

type PopoverAtProps = { label: string; anchor: Element | null; onClose: () => void; children: ReactNode; align?: Align };

/** The same panel opened by something other than its own button, as by a key on a card. Mounted means open. */
export function PopoverAt({ label, anchor, onClose, children, align }: PopoverAtProps) {
  const target = useMemo(() => ({ current: anchor }), [anchor]);
  return (
    <Popup role="dialog" aria-label={label} className={styles.popup} anchor={target} align={align} onClose={onClose} firstFocus={firstControl}>
      {children}
    </Popup>
  );
}

function firstControl(popup: HTMLElement): HTMLElement | null {
  return popup.querySelector<HTMLElement>("input, select, textarea, button, a[href]");
}
