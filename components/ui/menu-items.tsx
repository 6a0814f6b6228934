"use client";

import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { PageLink } from "./page-link";
import { IconCheck } from "@tabler/icons-react";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";
import type { MenuItem, MenuSection } from "./menu";
import styles from "./menu.module.css";

type MenuItemsProps = { sections: readonly MenuSection[]; onDone: () => void };

export function MenuItems({ sections, onDone }: MenuItemsProps) {
  return sections.map((section, at) => (
    <div key={section.label ?? at} role="group" aria-label={section.label} className={styles.section}>
      {section.label && <p className={styles.heading} aria-hidden>{section.label}</p>}
      {section.items.map((item) => (
        <Item key={item.id} item={item} section={section} onDone={onDone} />
      ))}
    </div>
  ));
}

function Item({ item, section, onDone }: { item: MenuItem; section: MenuSection; onDone: () => void }) {
  const isChoice = section.onChoose !== undefined;
  const isChosen = isChoice && section.chosen === item.id;
  const isDisabled = item.disabledReason !== undefined;
  const shared = {
    tabIndex: -1,
    className: classNames(styles.item, item.danger && styles.danger),
    onPointerMove: (event: PointerEvent<HTMLElement>) => event.currentTarget.focus({ preventScroll: true }),
  };
  const icon = isChoice ? isChosen && <IconCheck size={16} /> : item.icon;
  const content = <Content item={item} icon={icon} hasIcon={isChoice || Boolean(item.icon)} />;
  if (item.href !== undefined && !isDisabled) {
    return (
      <PageLink {...shared} role="menuitem" href={item.href} onClick={onDone} onKeyDown={pressOnSpace}>
        {content}
      </PageLink>
    );
  }
  const choose = () => {
    if (isDisabled) return;
    onDone();
    item.onSelect?.();
    section.onChoose?.(item.id);
  };
  return (
    <button
      {...shared}
      type="button"
      role={isChoice ? "menuitemradio" : "menuitem"}
      aria-checked={isChoice ? isChosen : undefined}
      aria-disabled={isDisabled || undefined}
      onClick={choose}
    >
      {content}
    </button>
  );
}

function Content({ item, icon, hasIcon }: { item: MenuItem; icon: ReactNode; hasIcon: boolean }) {
  return (
    <>
      {hasIcon && <span className={styles.icon} aria-hidden>{icon}</span>}
      <span className={styles.words}>
        {item.label}
        {item.disabledReason && <span className={styles.reason}>{item.disabledReason}</span>}
      </span>
      {item.shortcut && (
        <span aria-hidden>
          <Kbd keys={item.shortcut} />
        </span>
      )}
    </>
  );
}

/** Links answer to Enter alone; in a menu Space chooses as well. */
function pressOnSpace(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== " ") return;
  event.preventDefault();
  event.currentTarget.click();
}
