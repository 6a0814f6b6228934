"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { PaletteKey } from "./palette-key";
import { Rail, type RailBoard, type RailUser, type RailWorkspace } from "./rail";
import { ShortcutHelp } from "./shortcut-help";
import styles from "./app-shell.module.css";

type AppShellProps = {
  workspace: RailWorkspace;
  boards: readonly RailBoard[];
  /** The key of the board in view; none on pages about the workspace or the account. */
  currentKey?: string;
  user: RailUser;
  children: ReactNode;
};

/** The frame of every page behind the sign-in: the rail at the left (at the bottom on a phone), the page beside it. */
export function AppShell({ workspace, boards, currentKey, user, children }: AppShellProps) {
  const t = useTranslations("shell");
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t("skip")}
      </a>
      <Rail workspace={workspace} boards={boards} currentKey={currentKey} user={user} />
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <ShortcutHelp />
      {currentKey !== undefined && <PaletteKey workspace={workspace} boards={boards} currentKey={currentKey} />}
    </div>
  );
}
