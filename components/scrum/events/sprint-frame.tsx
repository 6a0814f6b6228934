"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import type { LiveState as Live, Present } from "@/components/board/use-board-feed";
import { PageBody } from "@/components/shell/page-body";
import { TopBar } from "@/components/shell/top-bar";
import { Badge } from "@/components/ui/badge";
import { PageLink } from "@/components/ui/page-link";
import type { BoardHead } from "@/server/board/domain/board-view";
import { LiveState } from "../live-state";
import type { SprintPage } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import { useSprintWords } from "../use-sprint-words";
import { EventBar } from "./event-bar";
import { SprintTabs, type SprintTab } from "./sprint-tabs";
import styles from "../scrum.module.css";

const TONES = { PLANNED: "plain", RUNNING: "run", CLOSED: "pass" } as const;

export type SprintName = Pick<SprintPage, "number" | "name" | "goal" | "state" | "startsAt" | "endsAt" | "startedAt" | "closedAt">;

type SprintFrameProps = {
  sprint: SprintName;
  current: SprintTab;
  board: BoardHead;
  feed: { live: Live; people: readonly Present[] };
  actions?: ReactNode;
  /** The event of this page has been held: nobody begins it again. */
  isOver?: boolean;
  children: ReactNode;
};

/** What all pages of a sprint have in common: its name, its dates and goal, and the way to its other pages. */
export function SprintFrame({ sprint, current, board, feed, actions, isOver = false, children }: SprintFrameProps) {
  const t = useTranslations("scrum");
  const { base } = useScrumPage();
  const words = useSprintWords();
  const meta = (
    <>
      <Badge tone={TONES[sprint.state]}>{t(`state.${sprint.state}`)}</Badge>
      <LiveState live={feed.live} />
    </>
  );
  return (
    <>
      <TopBar title={sprint.name} meta={meta} actions={actions} />
      <PageBody width="wide">
        <div>
          <p className={styles.dim}>
            <PageLink href={`${base}/sprints`}>{t("title")}</PageLink> · {words.span(sprint.startedAt ?? sprint.startsAt, sprint.closedAt ?? sprint.endsAt)}
          </p>
          {/* The review shows it large. */}
          {sprint.goal !== "" && current !== "review" && <p className={styles.goal}>{sprint.goal}</p>}
        </div>
        <SprintTabs number={sprint.number} current={current} />
        <EventBar board={board} people={feed.people} sprint={sprint} current={current} isOver={isOver} />
        {children}
      </PageBody>
    </>
  );
}
