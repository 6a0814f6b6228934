"use client";

import { useTranslations } from "next-intl";
import type { SprintLine, SprintList } from "./scrum-data";
import { useSprintWords } from "./use-sprint-words";
import styles from "./scrum.module.css";

/** What a planned sprint has room for, and how that comes about. */
export function NextRoom({ next, list: { pace, velocity } }: { next: SprintLine | undefined; list: Pick<SprintList, "pace" | "velocity"> }) {
  const t = useTranslations("scrum.room");
  const words = useSprintWords();
  if (!next) return null;
  if (next.capacity === null || velocity === null) return <p className={styles.dim}>{t("unknown")}</p>;
  const said = { sprint: next.name, points: Math.round(next.capacity) };
  return <p>{pace === null ? t("average", said) : t("byPace", { ...said, pace: words.number(pace), days: next.personDays })}</p>;
}
