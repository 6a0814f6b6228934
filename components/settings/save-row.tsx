"use client";

import type { ReactNode } from "react";
import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import styles from "./settings.module.css";

/** Why it was refused, what is not saved yet, and the buttons. */
export function SaveRow({ error, isChanged, children }: { error: string | null; isChanged: boolean; children: ReactNode }) {
  const t = useTranslations("settings");
  return (
    <div className={styles.saveRow}>
      {error && (
        <p className={styles.refusal} role="alert">
          <IconAlertCircle size={16} aria-hidden />
          {error}
        </p>
      )}
      <span className={styles.saveButtons}>
        {children}
        {isChanged && <span className={styles.dim}>{t("unsaved")}</span>}
      </span>
    </div>
  );
}
