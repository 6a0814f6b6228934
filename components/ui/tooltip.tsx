"use client";

import { cloneElement, useEffect, useId, useRef, useState } from "react";
import type { HTMLAttributes, PointerEvent, ReactElement } from "react";
import { Kbd } from "./kbd";
import { placeBeside, type Side } from "./place-beside";
import styles from "./tooltip.module.css";

/** Milliseconds: long enough not to flicker under a passing pointer, short enough to reach the tip itself. */
const OPEN_AFTER = 400;
const CLOSE_AFTER = 120;

type TooltipProps = {
  text: string;
  shortcut?: string;
  side?: Side;
  /** The target already has this text as its name, so it is not described by it a second time. */
  namesItsTarget?: boolean;
  children: ReactElement<HTMLAttributes<HTMLElement>>;
};

export function Tooltip({ text, shortcut, side = "bottom", namesItsTarget = false, children }: TooltipProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const wrapper = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (open: boolean, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(open), delay);
  };
  const closeNow = () => {
    clearTimeout(timer.current);
    setOpen(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <span
      ref={wrapper}
      className={styles.wrapper}
      onPointerEnter={(event: PointerEvent) => event.pointerType !== "touch" && later(true, OPEN_AFTER)}
      onPointerLeave={() => later(false, CLOSE_AFTER)}
      onPointerDown={closeNow}
      onFocus={(event) => event.target.matches(":focus-visible") && later(true, 0)}
      onBlur={closeNow}
      onKeyDown={(event) => event.key === "Escape" && closeNow()}
    >
      {isOpen && !namesItsTarget ? cloneElement(children, { "aria-describedby": id }) : children}
      {isOpen && (
        <span
          id={id}
          role="tooltip"
          popover="manual"
          className={styles.tip}
          ref={(tip) => {
            const target = wrapper.current?.firstElementChild;
            if (!tip || !target) return;
            tip.showPopover();
            placeBeside(tip, target, side, "center");
          }}
        >
          {text}
          {shortcut && <Kbd keys={shortcut} onTip />}
        </span>
      )}
    </span>
  );
}
