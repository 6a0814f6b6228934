"use client";

import { cloneElement, lazy, Suspense, type ReactNode } from "react";
import { useTrigger, type TriggerElement } from "./use-trigger";

const load = () => import("./popover-popup");
const PopoverPopup = lazy(async () => ({ default: (await load()).PopoverPopup }));

type PopoverProps = {
  /** The name of what opens, for screen readers. */
  label: string;
  trigger: TriggerElement;
  children: ReactNode | ((close: () => void) => ReactNode);
  align?: "start" | "center" | "end";
};

/** A button that opens a small panel beside it: a filter, a picker, an explanation. */
export function Popover({ label, trigger, children, align }: PopoverProps) {
  const { anchor, isOpen, wasOpened, setOpen, triggerProps } = useTrigger("dialog", load);
  return (
    <>
      {cloneElement(trigger, triggerProps)}
      {wasOpened && (
        <Suspense fallback={null}>
          <PopoverPopup label={label} anchor={anchor} open={isOpen} onOpenChange={setOpen} align={align}>
            {typeof children === "function" ? children(() => setOpen(false)) : children}
          </PopoverPopup>
        </Suspense>
      )}
    </>
  );
}
