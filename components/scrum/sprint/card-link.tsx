"use client";

import { PageLink } from "@/components/ui/page-link";
import { parseCardKey } from "@/server/board/domain/card-key";
import { useScrumPage } from "../scrum-page-context";
import styles from "./sprint.module.css";

/** A card by key and title, leading to its page. */
export function CardLink({ card: { key, title } }: { card: { key: string; title: string } }) {
  const { base } = useScrumPage();
  return (
    <PageLink href={`${base}/c/${parseCardKey(key)?.number ?? ""}`} className={styles.link}>
      <span className={styles.key}>{key}</span> <bdi>{title}</bdi>
    </PageLink>
  );
}
