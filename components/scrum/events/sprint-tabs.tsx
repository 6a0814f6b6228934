"use client";

import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { useScrumPage } from "../scrum-page-context";
import styles from "./sprint-tabs.module.css";

export const SPRINT_TABS = ["sprint", "daily", "review", "retrospective"] as const;
export type SprintTab = (typeof SPRINT_TABS)[number];

/** The pages of one sprint: itself and its events. */
export function SprintTabs({ number, current }: { number: number; current: SprintTab }) {
  const t = useTranslations("events.tabs");
  const { base } = useScrumPage();
  return (
    <nav className={styles.tabs} aria-label={t("label")}>
      {SPRINT_TABS.map((tab) => (
        <PageLink key={tab} href={`${base}/sprints/${number}${tab === "sprint" ? "" : `/${tab}`}`} className={styles.tab} aria-current={tab === current ? "page" : undefined}>
          {t(tab)}
        </PageLink>
      ))}
    </nav>
  );
}
