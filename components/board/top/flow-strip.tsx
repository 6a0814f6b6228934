"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { addDays, zonedDay } from "@/server/platform/domain/zoned-day";
import { isDiscard } from "@/server/board/domain/card";
import type { BoardData } from "../board-data";
import { useBoard } from "../board-context";
import { useNow } from "../now";
import { useDurations } from "../use-durations";
import styles from "./top.module.css";

/** The flow in figures; what they mean in full is on the Flow page. */
export function FlowStrip() {
  const t = useTranslations("board");
  const durations = useDurations();
  const { board, base } = useBoard();
  const now = useNow();
  const wip = cardsIn(board, "IN_WORK");
  const oldest = wip.toSorted((a, b) => (a.startedAt ?? "").localeCompare(b.startedAt ?? ""))[0];
  const done = finishedThisWeek(board);
  return (
    <>
      <span>{t.rich("strip.wip", { count: wip.length, b: bold })}</span>
      <Link href={`${base}/flow`} className={styles.figure}>
        {t.rich("strip.done", { count: done, b: bold })}
      </Link>
      {oldest?.startedAt && (
        <Link href={`${base}/c/${oldest.number}`} prefetch={false} className={styles.figure}>
          {t.rich("strip.oldest", { age: durations(now - Date.parse(oldest.startedAt)), card: oldest.key, b: bold })}
        </Link>
      )}
    </>
  );
}

function bold(text: React.ReactNode) {
  return <b>{text}</b>;
}

function cardsIn(board: BoardData, name: "IN_WORK" | "DONE") {
  return board.columns.find((column) => column.name === name)?.cards ?? [];
}

/** Cards done, not discarded, on or after the latest Monday, in the board's own days. */
function finishedThisWeek(board: BoardData): number {
  const weekday = (new Date(board.day).getUTCDay() + 6) % 7;
  const monday = addDays(board.day, -weekday);
  return cardsIn(board, "DONE").filter((card) => card.finishedAt && !isDiscard(card.outcome) && zonedDay(new Date(card.finishedAt), board.timeZone) >= monday).length;
}
