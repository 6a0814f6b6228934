"use client";

import { cloneElement, useMemo, type ReactNode } from "react";
import { onDemand } from "./on-demand";
import type { Align } from "./place-beside";
import { useTrigger, type TriggerElement } from "./use-trigger";

export type MenuItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Shown as a hint only; register the key itself with `useShortcut`. */
  shortcut?: string;
  /** Present: the item cannot be chosen now, and this sentence says why. */
  disabledReason?: string;
  danger?: boolean;
  /** What choosing does; an item of a section with `onChoose` needs none. */
  onSelect?: () => void;
  href?: string;
};

/** With `onChoose` the section is a choice of one, `chosen` being the id of the current item. */
export type MenuSection = {
  label?: string;
  items: readonly MenuItem[];
  chosen?: string;
  onChoose?: (id: string) => void;
};

const MenuPopup = onDemand(async () => (await import("./menu-popup")).MenuPopup);

type MenuProps = { label: string; trigger: TriggerElement; sections: readonly MenuSection[]; align?: Align };

/** A button that opens a menu. */
export function Menu({ label, trigger, sections, align }: MenuProps) {
  const { anchor, id, isOpen, isByKeyboard, close, triggerProps } = useTrigger("menu");
  return (
    <>
      {cloneElement(trigger, triggerProps)}
      {isOpen && (
        <MenuPopup id={id} label={label} sections={sections} anchor={anchor} align={align} onClose={close} focusFirst={isByKeyboard} />
      )}
    </>
  );
}

type MenuAtProps = {
  label: string;
  sections: readonly MenuSection[];
  anchor: Element | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  align?: Align;
};

/** A menu opened by something other than its own button, as by a key on a card: placed at `anchor`. */
export function MenuAt({ anchor, open, onOpenChange, ...menu }: MenuAtProps) {
  const target = useMemo(() => ({ current: anchor }), [anchor]);
  if (!open || !anchor) return null;
  return <MenuPopup {...menu} anchor={target} onClose={() => onOpenChange(false)} focusFirst />;
}
