"use client";

import type { RefObject } from "react";
import Link from "next/link";
import { Menu as BaseMenu } from "@base-ui/react/menu";
import { IconCheck } from "@tabler/icons-react";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";
import { keepTriggerInCharge } from "./use-trigger";
import type { MenuAlign, MenuItem, MenuSection } from "./menu";
import styles from "./menu.module.css";

type MenuPopupProps = {
  label: string;
  sections: readonly MenuSection[];
  anchor: RefObject<Element | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  align?: MenuAlign;
};

export function MenuPopup({ label, sections, anchor, open, onOpenChange, align = "start" }: MenuPopupProps) {
  const returnFocus = () => (anchor.current instanceof HTMLElement ? anchor.current : true);
  return (
    <BaseMenu.Root
      open={open}
      modal={false}
      onOpenChange={(next, change) => {
        if (keepTriggerInCharge(anchor.current, next, change)) onOpenChange(next);
      }}
    >
      <BaseMenu.Portal>
        <BaseMenu.Positioner anchor={anchor} align={align} sideOffset={4} className={styles.positioner}>
          <BaseMenu.Popup className={styles.popup} aria-label={label} finalFocus={returnFocus}>
            {sections.map((section, at) => (
              <Section key={section.label ?? at} section={section} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Section({ section }: { section: MenuSection }) {
  const heading = section.label && <BaseMenu.GroupLabel className={styles.heading}>{section.label}</BaseMenu.GroupLabel>;
  if (section.onChoose) {
    return (
      <BaseMenu.Group className={styles.section}>
        {heading}
        <BaseMenu.RadioGroup value={section.chosen} onValueChange={section.onChoose}>
          {section.items.map((item) => (
            <BaseMenu.RadioItem key={item.id} value={item.id} label={item.label} className={styles.item} closeOnClick>
              <span className={styles.icon}>
                <BaseMenu.RadioItemIndicator>
                  <IconCheck size={16} aria-hidden />
                </BaseMenu.RadioItemIndicator>
              </span>
              <Words item={item} />
            </BaseMenu.RadioItem>
          ))}
        </BaseMenu.RadioGroup>
      </BaseMenu.Group>
    );
  }
  return (
    <BaseMenu.Group className={styles.section}>
      {heading}
      {section.items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
    </BaseMenu.Group>
  );
}

function Item({ item }: { item: MenuItem }) {
  const className = classNames(styles.item, item.danger && styles.danger);
  const content = (
    <>
      {item.icon && <span className={styles.icon} aria-hidden>{item.icon}</span>}
      <Words item={item} />
      {item.shortcut && <Kbd keys={item.shortcut} />}
    </>
  );
  if (item.href && !item.disabledReason) {
    return (
      <BaseMenu.LinkItem label={item.label} className={className} closeOnClick render={<Link href={item.href} />}>
        {content}
      </BaseMenu.LinkItem>
    );
  }
  return (
    <BaseMenu.Item
      label={item.label}
      className={className}
      disabled={item.disabledReason !== undefined}
      onClick={item.onSelect}
    >
      {content}
    </BaseMenu.Item>
  );
}

function Words({ item }: { item: MenuItem }) {
  return (
    <span className={styles.words}>
      {item.label}
      {item.disabledReason && <span className={styles.reason}>{item.disabledReason}</span>}
    </span>
  );
}
