"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { BoardData } from "@/components/board/board-data";
import type { Started } from "../scrum-data";
import styles from "../scrum.module.css";

/** What a start did: which cards went to Planned, and which wait in the Backlog because of its limit. */
export function StartedNotice({ started: { planned, waiting }, board }: { started: Started; board: BoardData }) {
  const t = useTranslations("scrum.start");
  const format = useFormatter();
  const limit = board.columns.find(({ name }) => name === "PLANNED")?.limit ?? 0;
  return (
    <div className={styles.notice} role="status">
      <p>{t("planned", { count: planned.length })}</p>
      {waiting.length > 0 && <p>{t("waiting", { count: waiting.length, limit, cards: format.list(waiting.slice(0, NAMED)), more: Math.max(0, waiting.length - NAMED) })}</p>}
    </div>
  );
}

/** So many cards are named; more would be a wall. */
const NAMED = 8;
