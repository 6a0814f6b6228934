"use client";

import type { ReactNode, RefObject } from "react";
import { Popover as BasePopover } from "@base-ui/react/popover";
import { keepTriggerInCharge } from "./use-trigger";
import styles from "./popover.module.css";

type PopoverPopupProps = {
  label: string;
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  align?: "start" | "center" | "end";
  children: ReactNode;
};

export function PopoverPopup({ label, anchor, open, onOpenChange, align = "start", children }: PopoverPopupProps) {
  return (
    <BasePopover.Root
      open={open}
      onOpenChange={(next, change) => {
        if (keepTriggerInCharge(anchor.current, next, change)) onOpenChange(next);
      }}
    >
      <BasePopover.Portal>
        <BasePopover.Positioner anchor={anchor} align={align} sideOffset={4} className={styles.positioner}>
          <BasePopover.Popup className={styles.popup} aria-label={label} finalFocus={anchor}>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
