"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useRegisteredShortcuts, useShortcut } from "@/components/ui/use-shortcut";
import styles from "./shortcut-help.module.css";

let isOpen = false;
const watchers = new Set<() => void>();

function setOpen(open: boolean): void {
  isOpen = open;
  for (const notify of watchers) notify();
}

function watch(notify: () => void): () => void {
  watchers.add(notify);
  return () => watchers.delete(notify);
}

export function openShortcutHelp(): void {
  setOpen(true);
}

/** Lists every shortcut that works on the page in view. */
export function ShortcutHelp() {
  const t = useTranslations("shell");
  const open = useSyncExternalStore(watch, () => isOpen, () => false);
  const shortcuts = useRegisteredShortcuts();
  useShortcut({ keys: "?", label: t("shortcutHelp") }, openShortcutHelp);
  const listed = [...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()];
  return (
    <Dialog open={open} onOpenChange={setOpen} title={t("shortcuts")} description={t("shortcutsHint")}>
      <dl className={styles.list}>
        {listed.map((shortcut) => (
          <div key={shortcut.keys} className={styles.row}>
            <dt>{shortcut.label}</dt>
            <dd>
              <Kbd keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
