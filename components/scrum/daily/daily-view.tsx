"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { allCards, type BoardData } from "@/components/board/board-data";
import { useNow } from "@/components/board/now";
import { useBoardData } from "@/components/board/use-board-data";
import { useInAddress } from "@/components/charts/use-in-address";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { may } from "@/server/people/domain/policy";
import { dailyOf, dailySince, walkOf } from "@/server/scrum/domain/daily";
import { SprintFrame, type SprintName } from "../events/sprint-frame";
import { DailyPeople } from "./daily-people";
import { DailyWalk } from "./daily-walk";
import styles from "./daily.module.css";

type DailyViewProps = { board: BoardData; sprint: SprintName };

/** The daily of a running sprint: by person, or along the board from right to left. */
export function DailyView({ board: initial, sprint }: DailyViewProps) {
  const t = useTranslations("events.daily");
  const { board, feed } = useBoardData(initial);
  const state = board.sprints.find(({ number }) => number === sprint.number);
  const isRunning = state !== undefined && state.startedAt !== null;
  return (
    <SprintFrame sprint={sprint} current="daily" board={board} feed={feed}>
      {isRunning ? <Running board={board} sprint={sprint.number} /> : <EmptyState title={t("none.title")}>{t(sprint.state === "PLANNED" ? "none.notBegun" : "none.over")}</EmptyState>}
    </SprintFrame>
  );
}

function Running({ board, sprint }: { board: BoardData; sprint: number }) {
  const t = useTranslations("events.daily");
  const format = useFormatter();
  const now = useNow();
  const [walked, walk] = useInAddress("walk");
  const { timeZone, workingDays, daysOff } = board;
  const since = useMemo(() => dailySince(now, timeZone, { workingDays, daysOff }), [now, timeZone, workingDays, daysOff]);
  const cards = useMemo(() => allCards(board), [board]);
  const team = useMemo(() => board.members.filter(({ roles }) => may("event.takePart", roles)), [board.members]);
  const daily = useMemo(() => dailyOf(cards, team.map(({ id }) => id), since), [cards, team, since]);
  const way = useMemo(() => walkOf(cards), [cards]);
  const away = team.filter(({ isAway }) => isAway);
  const first = way[0]?.key ?? "";
  return (
    <>
      <div className={styles.head}>
        <Segmented label={t("look")} options={[{ value: "people", label: t("people") }, { value: "walk", label: t("walk") }]} value={walked === null ? "people" : "walk"} onChange={(look) => walk(look === "walk" ? first : null)} />
        {walked === null && <p>{t("since", { day: format.dateTime(new Date(since), { weekday: "long", day: "numeric", month: "long", timeZone }) })}</p>}
        {away.length > 0 && <p>{t("away", { count: away.length, names: format.list(away.map(({ name }) => name)) })}</p>}
      </div>
      {walked === null ? <DailyPeople daily={daily} team={team} sprint={sprint} boardKey={board.key} /> : <DailyWalk way={way} at={walked} board={board} sprint={sprint} onWalk={walk} />}
    </>
  );
}
