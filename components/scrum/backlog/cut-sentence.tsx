"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { CutLine } from "@/server/scrum/domain/cut-line";
import type { Room } from "./backlog-data";
import styles from "./backlog-view.module.css";

/** Where the line lies, and why; or why there is none. */
export function CutSentence({ cut, room, unready }: { cut: CutLine | null; room: Room; /** Cards above the line that are not ready. */ unready: number }) {
  const t = useTranslations("backlog.cut");
  const format = useFormatter();
  if (!cut || room.capacity === null) return <p className={styles.cut}>{t("unknown")}</p>;
  const amount = (points: number) => format.number(points, { maximumFractionDigits: 1 });
  const facts = { capacity: amount(room.capacity), taken: amount(room.taken), points: amount(cut.points), cards: cut.cards, unestimated: cut.unestimated };
  return (
    <p className={styles.cut}>
      <span className={styles.cutMark} aria-hidden />
      {room.sprint ? t("sprint", { ...facts, sprint: room.sprint.name }) : t("velocity", facts)}
      {unready > 0 && ` ${t("unready", { count: unready })}`}
    </p>
  );
}
