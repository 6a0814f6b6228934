"use client";

import { useMemo } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLookAgain } from "@/components/board/use-look-again";
import { PageBody } from "@/components/shell/page-body";
import { TopBar } from "@/components/shell/top-bar";
import { useTRPC } from "@/components/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import { LiveState } from "./live-state";
import { PlanButton } from "./plan/plan-button";
import { NextRoom } from "./next-room";
import { RunningSprint } from "./running-sprint";
import type { SprintList, SprintPage } from "./scrum-data";
import { useScrumPage } from "./scrum-page-context";
import { SprintEntries } from "./sprint-entries";
import { useRendered } from "./use-rendered";
import { VelocityChart } from "./velocity/velocity-chart";
import styles from "./scrum.module.css";

type SprintsViewProps = {
  list: SprintList;
  /** The running sprint, where there is one. */
  running: SprintPage | null;
  /** The board's, with which the page was rendered. */
  version: number;
};

/** All sprints of a board: the running one, those to come, and what the closed ones tell about the next. */
export function SprintsView({ list: initial, running, version }: SprintsViewProps) {
  const t = useTranslations("scrum");
  const trpc = useTRPC();
  const { boardKey } = useScrumPage();
  const live = useLookAgain(boardKey, version, useMemo(() => trpc.scrum.pathKey(), [trpc]));
  useRendered(trpc.scrum.sprints.queryKey({ key: boardKey }), initial);
  const { data: list } = useQuery(trpc.scrum.sprints.queryOptions({ key: boardKey }, { initialData: initial }));
  const { sprints } = list;
  const now = sprints.find(({ state }) => state === "RUNNING");
  const planned = sprints.filter(({ state }) => state === "PLANNED").sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const closed = sprints.filter(({ state }) => state === "CLOSED");
  if (sprints.length === 0) {
    return (
      <>
        <TopBar title={t("title")} meta={<LiveState live={live} />} />
        <PageBody>
          <EmptyState title={t("empty.title")} action={<PlanButton sprints={sprints} />}>
            {t("empty.text")}
          </EmptyState>
        </PageBody>
      </>
    );
  }
  return (
    <>
      <TopBar title={t("title")} meta={<LiveState live={live} />} actions={<PlanButton sprints={sprints} />} />
      <PageBody width="wide">
        {now && <RunningSprint key={now.number} line={now} initial={running?.number === now.number ? running : null} />}
        <section className={styles.section} aria-labelledby="planned">
          <h2 id="planned">{t("planned.title")}</h2>
          {planned.length === 0 ? <p className={styles.dim}>{t("planned.none")}</p> : <SprintEntries sprints={planned} />}
          <NextRoom next={planned[0]} list={list} />
        </section>
        {closed.length > 0 && (
          <>
            <VelocityChart sprints={closed.toReversed()} velocity={list.velocity} />
            <section className={styles.section} aria-labelledby="closed">
              <h2 id="closed">{t("closed.title")}</h2>
              <SprintEntries sprints={closed} />
            </section>
          </>
        )}
      </PageBody>
    </>
  );
}
