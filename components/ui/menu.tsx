"use client";

import { cloneElement, lazy, Suspense, type ReactNode } from "react";
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

export type MenuAlign = "start" | "center" | "end";

export type MenuAtProps = {
  label: string;
  sections: readonly MenuSection[];
  anchor: Element | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  align?: MenuAlign;
};

const load = () => import("./menu-popup");
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }));

type MenuProps = { label: string; trigger: TriggerElement; sections: readonly MenuSection[]; align?: MenuAlign };

/** A button that opens a menu. */
export function Menu({ label, trigger, sections, align }: MenuProps) {
  const { anchor, isOpen, wasOpened, setOpen, triggerProps } = useTrigger("menu", load);
  return (
    <>
      {cloneElement(trigger, triggerProps)}
      {wasOpened && (
        <Suspense fallback={null}>
          <MenuPopup label={label} sections={sections} anchor={anchor} open={isOpen} onOpenChange={setOpen} align={align} />
        </Suspense>
      )}
    </>
  );
}

/** A menu opened by something other than its own button, as by a key on a card: placed at `anchor`. */
export function MenuAt({ anchor, open, ...menu }: MenuAtProps) {
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <MenuPopup {...menu} anchor={{ current: anchor }} open />
    </Suspense>
  );
}
