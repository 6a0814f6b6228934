"use client";

import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import styles from "./walk.module.css";

type WalkBarProps = { at: number; count: number; onGo: (steps: number) => void };

/** Which of how many is in view, and the way to the next and the one before. */
export function WalkBar({ at, count, onGo }: WalkBarProps) {
  const t = useTranslations("events.walk");
  return (
    <div className={styles.bar} role="group" aria-label={t("label")}>
      <Button icon={<IconChevronLeft size={16} />} disabled={at <= 0} onClick={() => onGo(-1)}>
        {t("previous")}
      </Button>
      <span role="status">{t("at", { at: at + 1, count })}</span>
      <Button icon={<IconChevronRight size={16} />} disabled={at >= count - 1} onClick={() => onGo(1)}>
        {t("next")}
      </Button>
      <span className={styles.hint}>{t("keys")}</span>
    </div>
  );
}
