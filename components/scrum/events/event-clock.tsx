"use client";

import { useEffect } from "react";
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useAnnounce } from "@/components/ui/live-region";
import type { BoardEvent } from "@/server/board/domain/board-view";
import { timeLeftOf } from "@/server/scrum/domain/event-clock";
import type { EventWrites } from "./use-event-writes";
import { useServerClock } from "./use-server-clock";
import styles from "./event-bar.module.css";

/** Minutes that are given at a press. */
const MORE = 5;

type EventClockProps = { event: BoardEvent; /** Null for who only looks at it. */ writes: EventWrites | null };

/** The one clock that all see, and for whoever facilitates what can be done with it. */
export function EventClock({ event, writes }: EventClockProps) {
  const t = useTranslations("events.bar");
  const announce = useAnnounce();
  const now = useServerClock();
  const isPaused = event.pausedAt !== null;
  const left = timeLeftOf({ endsAt: Date.parse(event.endsAt), pausedAt: event.pausedAt === null ? null : Date.parse(event.pausedAt) }, now);
  const isOver = left < 0;
  useEffect(() => {
    if (isOver) announce(t("over"));
  }, [isOver, announce, t]);
  return (
    <>
      <span role="timer" className={classNames(styles.clock, isOver && styles.over)} aria-label={t(isOver ? "overBy" : "left", { time: clockText(left) })}>
        {isOver && "−"}
        {clockText(left)}
      </span>
      {isPaused && <span className={styles.dim}>{t("paused")}</span>}
      {isOver && <span className={styles.over}>{t("over")}</span>}
      {writes && (
        <div className={styles.actions}>
          <Button size="small" icon={isPaused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />} pending={writes.isPending} onClick={() => void writes.clock({ type: isPaused ? "resume" : "pause" })}>
            {t(isPaused ? "resume" : "pause")}
          </Button>
          <Button size="small" pending={writes.isPending} onClick={() => void writes.clock({ type: "extend", minutes: MORE })}>
            {t("extend", { minutes: MORE })}
          </Button>
          <Button size="small" icon={<IconPlayerStop size={14} />} pending={writes.isPending} onClick={() => void writes.stop()}>
            {t("stop")}
          </Button>
        </div>
      )}
    </>
  );
}

/** "14:59", or "1:02:00" from an hour on. What has begun of a second counts as one until it is over. */
function clockText(milliseconds: number): string {
  const seconds = Math.ceil(Math.abs(milliseconds) / 1000);
  const two = (part: number) => String(part).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
