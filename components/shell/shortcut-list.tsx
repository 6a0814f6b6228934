"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useRegisteredShortcuts } from "@/components/ui/use-shortcut";
import styles from "./shortcut-help.module.css";

type ShortcutListProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Every shortcut that works on the page in view. */
export function ShortcutList({ open, onOpenChange }: ShortcutListProps) {
  const t = useTranslations("shell");
  const listed = [...new Map(useRegisteredShortcuts().map((shortcut) => [shortcut.keys, shortcut])).values()];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("shortcuts")} description={t("shortcutsHint")}>
      <dl className={styles.list}>
        <div className={styles.row}>
          <dt>{t("palette.title")}</dt>
          <dd>
            <Kbd keys="Ctrl K" />
          </dd>
        </div>
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
