"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { PageLink } from "@/components/ui/page-link";
import type { Column } from "@/server/board/domain/column";
import { addDays, type Day, zonedDay } from "@/server/platform/domain/zoned-day";
import { isDiscard } from "@/server/board/domain/card";
import type { AgedCard, BoardColumn, BoardData } from "../board-data";
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
  const inWork = columnOf(board, "IN_WORK");
  const done = columnOf(board, "DONE");
  const oldest = useMemo(() => longestStarted(inWork), [inWork]);
  const finished = useMemo(() => finishedThisWeek(done, board.day, board.timeZone), [done, board.day, board.timeZone]);
  const usual = useUsualTime(board.key);
  const age = oldest?.startedAt ? now - Date.parse(oldest.startedAt) : null;
  return (
    <>
      <span>{t.rich("strip.wip", { count: sizeOf(inWork), b: bold })}</span>
      {finished !== null && (
        <PageLink href={`${base}/flow`} className={styles.figure}>
          {t.rich("strip.done", { count: finished, b: bold })}
        </PageLink>
      )}
      {usual !== null && (
        <PageLink href={`${base}/flow`} className={styles.figure}>
          {t.rich("strip.usual", { time: durations(usual), b: bold })}
        </PageLink>
      )}
      {oldest && age !== null && (
        <PageLink href={`${base}/c/${oldest.number}`} className={classNames(styles.figure, usual !== null && age > usual && styles.warn)}>
          {t.rich("strip.oldest", { age: durations(age), card: oldest.key, b: bold })}
        </PageLink>
      )}
    </>
  );
}

function bold(text: React.ReactNode) {
  return <b>{text}</b>;
}

function columnOf(board: BoardData, name: Column): BoardColumn | undefined {
  return board.columns.find((column) => column.name === name);
}

function sizeOf(column: BoardColumn | undefined): number {
  return column ? column.cards.length + (column.rest ?? 0) : 0;
}

/** The card in work for longest; undefined where there is none, and while not all of them have come. */
function longestStarted(column: BoardColumn | undefined): AgedCard | undefined {
  if (column?.rest) return undefined;
  return column?.cards.reduce<AgedCard | undefined>((oldest, card) => (oldest && (oldest.startedAt ?? "") <= (card.startedAt ?? "") ? oldest : card), undefined);
}

/** Cards done, not discarded, on or after the latest Monday, in the board's own days; null while not all of them have come. */
function finishedThisWeek(column: BoardColumn | undefined, day: Day, timeZone: string): number | null {
  if (!column || column.rest) return null;
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const monday = addDays(day, -weekday);
  // No zone is a whole day away from UTC: what lies before that is ruled out without asking for its day there, which is slow.
  const eve = addDays(monday, -1);
  return column.cards.filter((card) => card.finishedAt && card.finishedAt >= eve && !isDiscard(card.outcome) && zonedDay(new Date(card.finishedAt), timeZone) >= monday).length;
}
