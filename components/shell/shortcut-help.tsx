"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "next-intl";
import { onDemand } from "@/components/ui/on-demand";
import { useShortcut } from "@/components/ui/use-shortcut";

const ShortcutList = onDemand(async () => (await import("./shortcut-list")).ShortcutList);

/** Null until it is opened for the first time. */
let isOpen: boolean | null = null;
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

/** Lists every shortcut that works on the page in view, when somebody asks. */
export function ShortcutHelp() {
  const t = useTranslations("shell");
  const open = useSyncExternalStore(watch, () => isOpen, () => null);
  useShortcut({ keys: "?", label: t("shortcutHelp") }, openShortcutHelp);
  return open !== null && <ShortcutList open={open} onOpenChange={setOpen} />;
}
