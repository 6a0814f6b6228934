"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { TIME_BOX_MAX } from "@/server/scrum/domain/event-limits";
import { type EventKind, TIME_BOXES } from "@/server/scrum/domain/facilitation";
import type { EventWrites } from "./use-event-writes";
import styles from "./event-bar.module.css";

type StartEventProps = { kind: EventKind; sprint: number; writes: EventWrites };

/** Begins an event with its time box. */
export function StartEvent({ kind, sprint, writes }: StartEventProps) {
  const t = useTranslations("events.bar");
  const [minutes, setMinutes] = useState<number | null>(TIME_BOXES[kind]);
  const isFit = minutes !== null && Number.isInteger(minutes) && minutes >= 1 && minutes <= TIME_BOX_MAX;
  return (
    <form
      className={styles.start}
      aria-label={t("startForm")}
      onSubmit={(event) => {
        event.preventDefault();
        if (isFit) void writes.start({ kind, sprint, minutes });
      }}
    >
      <NumberField label={t("minutes")} min={1} max={TIME_BOX_MAX} value={minutes} onChange={setMinutes} />
      <Button type="submit" disabled={!isFit} pending={writes.isPending}>
        {t("start", { event: kind })}
      </Button>
      {writes.error && (
        <p className={styles.problem} role="alert">
          {writes.error}
        </p>
      )}
    </form>
  );
}
