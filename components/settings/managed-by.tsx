"use client";

import { IconLock } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { BoardSettings } from "./settings-data";
import styles from "./settings.module.css";

/** Why nothing can be changed here, and whom to ask. */
export function ManagedBy({ board }: { board: Pick<BoardSettings, "members"> }) {
  const t = useTranslations("settings");
  const format = useFormatter();
  const names = board.members.filter(({ roles }) => roles.includes("SCRUM_MASTER")).map(({ name }) => name);
  return (
    <p className={styles.managed}>
      <IconLock size={16} aria-hidden />
      {t("managedBy", { names: format.list(names) })}
    </p>
  );
}
