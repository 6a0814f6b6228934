"use client";

import { useBoardTime } from "@/components/board/card-panel/use-board-time";
import { useNow } from "@/components/board/now";
import { useDeliveryPage } from "./delivery-page-context";
import styles from "./entries.module.css";

/** When something happened, in the board's time zone; to the second in the tip. */
export function Moment({ at }: { at: string }) {
  const time = useBoardTime(useDeliveryPage().timeZone);
  const instant = new Date(at);
  return (
    <time className={styles.moment} dateTime={at} title={time.full(instant)}>
      {time.short(instant, new Date(useNow()))}
    </time>
  );
}
