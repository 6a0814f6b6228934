"use client";

import { useOpenCard } from "./card-context";
import { useBoardTime } from "./use-board-time";
import { useNow } from "./use-now";
import styles from "./card-panel.module.css";

/** When something happened, in the board's time zone; to the second in the tip. */
export function Instant({ at }: { at: string }) {
  const time = useBoardTime(useOpenCard().board.timeZone);
  const instant = new Date(at);
  return (
    <time className={styles.instant} dateTime={at} title={time.full(instant)}>
      {time.short(instant, useNow())}
    </time>
  );
}
