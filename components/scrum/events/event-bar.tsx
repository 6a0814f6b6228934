"use client";

import { useTranslations } from "next-intl";
import type { Present } from "@/components/board/use-board-feed";
import { PageLink } from "@/components/ui/page-link";
import type { BoardHead } from "@/server/board/domain/board-view";
import { canHold, type EventKind, mayFacilitate } from "@/server/scrum/domain/facilitation";
import { useScrumPage } from "../scrum-page-context";
import { EventClock } from "./event-clock";
import { EventTurns } from "./event-turns";
import type { SprintTab } from "./sprint-tabs";
import { StartEvent } from "./start-event";
import { useEventWrites } from "./use-event-writes";
import type { SprintName } from "./sprint-frame";
import styles from "./event-bar.module.css";

const KINDS: Record<SprintTab, EventKind> = { sprint: "PLANNING", daily: "DAILY", review: "REVIEW", retrospective: "RETROSPECTIVE" };
const PATHS: Record<EventKind, string> = { PLANNING: "", DAILY: "/daily", REVIEW: "/review", RETROSPECTIVE: "/retrospective" };

type EventBarProps = { board: BoardHead; people: readonly Present[]; sprint: SprintName; current: SprintTab; isOver: boolean };

/** The event that the board is holding, with its clock and turns; where none is, whoever facilitates begins the one of this page. */
export function EventBar({ board, people, sprint, current, isOver }: EventBarProps) {
  const t = useTranslations("events.bar");
  const { base } = useScrumPage();
  const writes = useEventWrites(board.key);
  const { event } = board;
  const facilitates = mayFacilitate(board.you.roles, board.members);
  const kind = KINDS[current];
  if (!event) {
    // A planning that goes on into the sprint is rare, and the sprint's own page has other things to show.
    const isOffered = canHold(kind, sprint.state) && (kind !== "PLANNING" || sprint.state === "PLANNED");
    if (!facilitates || !isOffered || isOver) return null;
    return <StartEvent key={kind} kind={kind} sprint={sprint.number} writes={writes} />;
  }
  const isHere = event.kind === kind && event.sprint === sprint.number;
  return (
    <section className={styles.bar} aria-label={t("label")}>
      <div className={styles.row}>
        <h2>{t("on", { event: event.kind })}</h2>
        <EventClock event={event} writes={facilitates ? writes : null} />
        {!isHere && (
          <PageLink href={`${base}/sprints/${event.sprint}${PATHS[event.kind]}`} className={styles.there}>
            {t("there")}
          </PageLink>
        )}
      </div>
      {isHere && event.kind === "DAILY" && <EventTurns event={event} board={board} people={people} writes={writes} facilitates={facilitates} />}
      {writes.error && (
        <p className={styles.problem} role="alert">
          {writes.error}
        </p>
      )}
    </section>
  );
}
