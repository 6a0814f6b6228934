"use client";

import { useEffect, useEffectEvent, useLayoutEffect, useRef, type ComponentProps, type KeyboardEvent, type RefObject } from "react";
import { classNames } from "./class-names";
import { placeBeside, type Align } from "./place-beside";
import { isComposing } from "./use-submit-on-enter";
import styles from "./popup.module.css";

export type PopupProps = ComponentProps<"div"> & {
  anchor: RefObject<Element | null>;
  align?: Align;
  /** Asked to close: focus has been given back to the anchor where the keyboard asked. */
  onClose: () => void;
  /** Where focus goes first; the popup itself if nowhere. */
  firstFocus?: (popup: HTMLElement) => HTMLElement | null;
  /** Focus stays where it is, as in a field whose suggestions these are. */
  leavesFocus?: boolean;
};

/**
 * What menus and popovers share: a box in the browser's top layer beside its anchor. It stays in the page where it was
 * written, so its landmark, its reading order and any dialog around it are the right ones. Mounted means open.
 */
export function Popup(props: PopupProps) {
  const { anchor, align = "start", onClose, firstFocus, leavesFocus = false, className, onKeyDown, ...box } = props;
  const popup = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);
  const focusFirst = useEffectEvent((element: HTMLElement) => {
    if (!leavesFocus) (firstFocus?.(element) ?? element).focus({ preventScroll: true });
  });

  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return;
    const place = () => anchor.current && placeBeside(element, anchor.current, "bottom", align);
    element.showPopover();
    place();
    focusFirst(element);
    window.addEventListener("resize", place);
    document.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      window.removeEventListener("resize", place);
      document.removeEventListener("scroll", place, { capture: true });
    };
  }, [anchor, align]);

  useEffect(() => {
    // A press on the anchor is left to the anchor, whose own click closes what it opened.
    const isOutside = (target: EventTarget | null) =>
      target instanceof Node && !popup.current?.contains(target) && !anchor.current?.contains(target);
    const press = (event: PointerEvent) => isOutside(event.target) && close();
    const focus = (event: FocusEvent) => isOutside(event.target) && close();
    document.addEventListener("pointerdown", press);
    document.addEventListener("focusin", focus);
    return () => {
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("focusin", focus);
    };
  }, [anchor]);

  const closeOnEscape = (event: KeyboardEvent<HTMLDivElement>) => {
    onKeyDown?.(event);
    if (event.key !== "Escape" || event.defaultPrevented || isComposing(event.nativeEvent)) return;
    // What lies beneath (a panel, a dialog) also closes by Escape; this one was for the popup.
    event.preventDefault();
    event.stopPropagation();
    if (anchor.current instanceof HTMLElement) anchor.current.focus();
    onClose();
  };

  return <div {...box} ref={popup} popover="manual" tabIndex={-1} className={classNames(styles.popup, className)} onKeyDown={closeOnEscape} />;
}
