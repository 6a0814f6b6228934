"use client";

import { useRef, type KeyboardEvent, type RefObject } from "react";
import type { MenuSection } from "./menu";
import { MenuItems } from "./menu-items";
import { itemsOf, nextItem } from "./menu-keys";
import type { Align } from "./place-beside";
import { Popup } from "./popup";
import styles from "./menu.module.css";

type MenuPopupProps = {
  id?: string;
  label: string;
  sections: readonly MenuSection[];
  anchor: RefObject<Element | null>;
  align?: Align;
  onClose: () => void;
  focusFirst: boolean;
};

export function MenuPopup({ id, label, sections, anchor, align, onClose, focusFirst }: MenuPopupProps) {
  const typed = useRef({ text: "", at: 0 });
  const closeAndReturn = () => {
    if (anchor.current instanceof HTMLElement) anchor.current.focus({ preventScroll: true });
    onClose();
  };
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Tab") return closeAndReturn();
    const next = nextItem(itemsOf(event.currentTarget), document.activeElement, event.nativeEvent, typed.current);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  };
  return (
    <Popup
      id={id}
      role="menu"
      aria-label={label}
      className={styles.popup}
      anchor={anchor}
      align={align}
      onClose={onClose}
      firstFocus={(popup) => (focusFirst ? (itemsOf(popup)[0] ?? null) : null)}
      onKeyDown={walk}
    >
      <MenuItems sections={sections} onDone={closeAndReturn} />
    </Popup>
  );
}
