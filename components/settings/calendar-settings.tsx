"use client";

import { useState } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { calendarRefusal, CHART_TIMES, type BoardCalendar } from "@/server/board/domain/working-calendar";
import { may } from "@/server/people/domain/policy";
import { Section } from "@/components/people/section";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { PageLink } from "@/components/ui/page-link";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { calendarOf, rangesOf } from "./calendar-draft";
import { CalendarEffect } from "./calendar-effect";
import { DayRanges, DaysOffFields } from "./days-off-fields";
import { ManagedBy } from "./managed-by";
import { SaveRow } from "./save-row";
import type { BoardSettings } from "./settings-data";
import { useBoardChange } from "./use-board-change";
import { useWeekday } from "./use-weekday";
import { WorkingWeekFields } from "./working-week-fields";
import styles from "./settings.module.css";

/** Which time the board's charts count, and when its team works; what a change would do stands there before it is made. */
export function CalendarSettings({ board }: { board: BoardSettings }) {
  const t = useTranslations("settings");
  const [draft, setDraft] = useState(() => calendarOf(board));
  if (!may("board.configure", board.you.roles)) return <CalendarFacts board={board} />;
  const change = (part: Partial<BoardCalendar>) => setDraft({ ...draft, ...part });
  return (
    <div>
      <Section title={t("chartTime")} text={t("chartTimeText")}>
        <Choice
          label={t("chartTime")}
          options={CHART_TIMES.map((value) => ({ value, label: t(`chartTimeChoice.${value}`), says: t(`chartTimeSays.${value}`) }))}
          value={draft.chartTime}
          onChange={(chartTime) => change({ chartTime })}
        />
        <Zone board={board} />
      </Section>
      <Section title={t("workingWeek")} text={t("workingWeekText")}>
        <WorkingWeekFields calendar={draft} onChange={change} />
      </Section>
      <Section title={t("daysOff")} text={t("daysOffText")}>
        <DaysOffFields calendar={draft} today={board.day} onChange={(daysOff) => change({ daysOff })} />
      </Section>
      <SaveCalendar board={board} draft={draft} />
    </div>
  );
}

function SaveCalendar({ board, draft }: { board: BoardSettings; draft: BoardCalendar }) {
  const t = useTranslations("settings");
  const server = useTRPCClient();
  const sentence = useErrorSentence();
  const { error, isPending, change, refuse, clear } = useBoardChange();
  const isChanged = JSON.stringify(draft) !== JSON.stringify(calendarOf(board));
  const refusal = calendarRefusal(draft);
  const save = async () => {
    if (refusal) return refuse(sentence({ data: refusal }));
    clear();
    await change(() => server.board.edit.mutate({ key: board.key, ...draft }));
  };
  return (
    <div className={styles.stickySave}>
      {!refusal && <CalendarEffect board={board} calendar={draft} />}
      <SaveRow error={error} isChanged={isChanged}>
        <Button variant="primary" pending={isPending} disabled={!isChanged} onClick={() => void save()}>{t("saveCalendar")}</Button>
      </SaveRow>
    </div>
  );
}

/** By whose clock all of this is; it is chosen with the board's other generalities. */
function Zone({ board }: { board: BoardSettings }) {
  const t = useTranslations("settings");
  return (
    <p className={styles.dim}>
      {t("calendarZone", { zone: board.timeZone.replaceAll("_", " ") })} <PageLink href={`/w/${board.workspace}/b/${board.key}/settings`}>{t("calendarZoneLink")}</PageLink>
    </p>
  );
}

function CalendarFacts({ board }: { board: BoardSettings }) {
  const t = useTranslations("settings");
  const format = useFormatter();
  const weekday = useWeekday();
  return (
    <>
      <ManagedBy board={board} />
      <CalendarEffect board={board} calendar={board} />
      <dl className={styles.facts}>
        <div><dt>{t("chartTime")}</dt><dd>{t(`chartTimeSays.${board.chartTime}`)}</dd></div>
        <div><dt>{t("timeZone")}</dt><dd>{board.timeZone.replaceAll("_", " ")}</dd></div>
        <div><dt>{t("workingDays")}</dt><dd>{format.list(board.workingDays.map((day) => weekday(day, "long")))}</dd></div>
        <div><dt>{t("workingHours")}</dt><dd>{t("fromUntil", { from: board.workFrom, to: board.workTo })}</dd></div>
        <div><dt>{t("daysOff")}</dt><dd>{board.daysOff.length === 0 ? t("daysOffNone") : <DayRanges ranges={rangesOf(board.daysOff)} />}</dd></div>
      </dl>
    </>
  );
}
