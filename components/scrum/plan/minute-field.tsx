"use client";

import { DateField } from "@/components/ui/date-field";
import { TimeField } from "@/components/ui/time-field";
import type { ZonedMinute } from "@/server/platform/domain/zoned-minute";
import styles from "./plan.module.css";

type MinuteFieldProps = { /** The names of its two halves. */ day: string; time: string; value: ZonedMinute; onChange: (value: ZonedMinute) => void };

/** A day and a time of day. */
export function MinuteField({ day, time, value, onChange }: MinuteFieldProps) {
  return (
    <div className={styles.minute}>
      <DateField label={day} value={value.day} onChange={(next) => onChange({ ...value, day: next })} />
      <TimeField label={time} value={value.time} onChange={(next) => onChange({ ...value, time: next })} />
    </div>
  );
}
