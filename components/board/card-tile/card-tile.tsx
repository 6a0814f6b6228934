"use client";

import { memo } from "react";
import { IconCalendarDue, IconChecklist, IconHandStop, IconMessage } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { classNames } from "@/components/ui/class-names";
import type { BoardMember } from "@/server/board/domain/board-view";
import { isDiscard } from "@/server/board/domain/card";
import type { AgedCard } from "../board-data";
import { isOld } from "./is-old";
import { useCardAge } from "./use-card-age";
import styles from "./card-tile.module.css";

export type CardTileProps = {
  card: AgedCard;
  members: ReadonlyMap<string, BoardMember>;
  /** The present instant, milliseconds. */
  now: number;
  /** The day it is on the board. */
  day: string;
  /** Within how many milliseconds the team usually finishes a card; null while that is not known. */
  usual?: number | null;
  strip?: React.ReactNode;
};

/** What a card says about itself. */
export const CardTile = memo(function CardTile({ card, members, now, day, usual = null, strip }: CardTileProps) {
  const t = useTranslations("board");
  const age = useCardAge(card, now);
  const isLate = isOld(card, now, usual);
  const people = card.assignees.flatMap((id) => {
    const member = members.get(id);
    return member ? [{ id, name: member.name, away: member.isAway }] : [];
  });
  return (
    <div className={classNames(styles.card, card.blocked && styles.blocked, card.expedite && styles.expedite)}>
      <div className={styles.top}>
        <span className={styles.key}>{card.key}</span>
        <span className={styles.kind}>{t(`kind.${card.kind}`)}</span>
        {age && (
          <span className={classNames(styles.age, isLate && styles.old)} title={isLate ? t("old") : undefined}>
            {age}
          </span>
        )}
      </div>
      <p className={classNames(styles.title, isDiscard(card.outcome) && styles.discarded)}>{card.title}</p>
      {card.blocked && <Blocked card={card} now={now} />}
      <div className={styles.meta}>
        {card.points !== null && (
          <span className={styles.points} aria-label={t("points", { count: card.points })} role="img">
            {card.points}
          </span>
        )}
        {card.outcome !== null && isDiscard(card.outcome) && <span className={styles.label}>{t(`outcome.${card.outcome}`)}</span>}
        {card.labels.map((label) => (
          <span key={label} className={styles.label}>
            {label}
          </span>
        ))}
        {card.dueOn && <Due dueOn={card.dueOn} day={day} isDone={card.column === "DONE"} />}
        {card.checklist && (
          <span className={styles.fact} role="img" aria-label={t("checklist", card.checklist)}>
            <IconChecklist size={14} aria-hidden />
            {card.checklist.done}/{card.checklist.total}
          </span>
        )}
        {card.comments > 0 && (
          <span className={styles.fact} role="img" aria-label={t("comments", { count: card.comments })}>
            <IconMessage size={14} aria-hidden />
            {card.comments}
          </span>
        )}
        {people.length > 0 && (
          <span className={styles.people}>
            <AvatarStack people={people} size="small" max={3} />
          </span>
        )}
      </div>
      {strip}
    </div>
  );
});

function Blocked({ card, now }: { card: AgedCard; now: number }) {
  const t = useTranslations("board");
  const since = useCardAge({ ...card, startedAt: card.blockedSince, finishedAt: null }, now) ?? "";
  return (
    <p className={styles.why}>
      <IconHandStop size={14} aria-hidden />
      <span>{t("blockedFor", { age: since, reason: card.blockedReason ?? "" })}</span>
    </p>
  );
}

function Due({ dueOn, day, isDone }: { dueOn: string; day: string; isDone: boolean }) {
  const t = useTranslations("board");
  const locale = useLocale();
  const isOver = !isDone && dueOn < day;
  const date = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" }).format(new Date(dueOn));
  const isToday = !isDone && dueOn === day;
  return (
    <span className={classNames(styles.fact, isOver && styles.overdue)}>
      <IconCalendarDue size={14} aria-hidden />
      {isOver ? t("overdue", { date }) : isToday ? t("dueToday") : t("due", { date })}
    </span>
  );
}
