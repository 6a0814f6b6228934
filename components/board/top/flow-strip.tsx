"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { addDays, zonedDay } from "@/server/platform/domain/zoned-day";
import { isDiscard } from "@/server/board/domain/card";
import type { BoardData } from "../board-data";
import { useBoard } from "../board-context";
import { useNow } from "../now";
import { useDurations } from "../use-durations";
import { useUsualTime } from "../use-usual-time";
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
  const usual = useUsualTime(board.key);
  const age = oldest?.startedAt ? now - Date.parse(oldest.startedAt) : null;
  return (
    <>
      <span>{t.rich("strip.wip", { count: wip.length, b: bold })}</span>
      <Link href={`${base}/flow`} prefetch={false} className={styles.figure}>
        {t.rich("strip.done", { count: done, b: bold })}
      </Link>
      {usual !== null && (
        <Link href={`${base}/flow`} prefetch={false} className={styles.figure}>
          {t.rich("strip.usual", { time: durations(usual), b: bold })}
        </Link>
      )}
      {oldest && age !== null && (
        <Link href={`${base}/c/${oldest.number}`} prefetch={false} className={classNames(styles.figure, usual !== null && age > usual && styles.warn)}>
          {t.rich("strip.oldest", { age: durations(age), card: oldest.key, b: bold })}
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
