"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { IconButton } from "./icon-button";
import { useEscape } from "./use-escape";
import styles from "./side-panel.module.css";

type SidePanelProps = {
  label: string;
  onClose: () => void;
  /** Left of the close button: where one is, and what can be done. */
  header?: ReactNode;
  children: ReactNode;
};

/** A panel at the right that leaves the page beside it in use; on a phone it is the page. Mounted means open. */
export function SidePanel({ label, onClose, header, children }: SidePanelProps) {
  const t = useTranslations("common");
  const panel = useRef<HTMLDivElement>(null);
  useEscape(true, onClose);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div ref={panel} className={styles.panel} role="dialog" aria-modal={false} aria-label={label} tabIndex={-1}>
      <header className={styles.head}>
        <div className={styles.headContent}>{header}</div>
        <IconButton label={t("close")} shortcut="Esc" icon={<IconX size={16} />} onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
