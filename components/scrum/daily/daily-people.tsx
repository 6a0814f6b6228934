"use client";

import { useTranslations } from "next-intl";
import type { AgedCard } from "@/components/board/board-data";
import { isOld } from "@/components/board/card-tile/is-old";
import { useNow } from "@/components/board/now";
import { useDurations } from "@/components/board/use-durations";
import { useUsualTime } from "@/components/board/use-usual-time";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import type { BoardMember } from "@/server/board/domain/board-view";
import type { Daily, DailyPart } from "@/server/scrum/domain/daily";
import { CardLink } from "../sprint/card-link";
import styles from "./daily.module.css";

type DailyPeopleProps = { daily: Daily<AgedCard>; team: readonly BoardMember[]; sprint: number; boardKey: string };

/** What each has finished since the last daily, works on, and is held up by; and what nobody works on although it is in work. */
export function DailyPeople({ daily, team, sprint, boardKey }: DailyPeopleProps) {
  const t = useTranslations("events.daily");
  const usual = useUsualTime(boardKey);
  const { inWork, blocked } = daily.unassigned;
  const hasUnassigned = inWork.length + blocked.length > 0;
  return (
    <div className={styles.people}>
      {hasUnassigned && (
        <section className={styles.person} aria-labelledby="unassigned">
          <h2 id="unassigned">{t("unassigned")}</h2>
          <Parts part={{ finished: [], inWork, blocked }} sprint={sprint} usual={usual} />
        </section>
      )}
      {daily.people.toSorted((a, b) => Number(isIdle(a)) - Number(isIdle(b))).map((person) => {
        const member = team.find(({ id }) => id === person.id);
        if (!member) return null;
        return (
          <section key={person.id} className={styles.person} data-away={member.isAway || undefined} aria-labelledby={`person-${person.id}`}>
            <h2 id={`person-${person.id}`}>
              <Avatar person={{ id: member.id, name: member.name, away: member.isAway }} size="small" isDecorative />
              <bdi>{member.name}</bdi>
              {member.isAway && <Badge>{t("awayToday")}</Badge>}
            </h2>
            {isIdle(person) ? <p className={styles.dim}>{t("nothing")}</p> : <Parts part={person} sprint={sprint} usual={usual} />}
          </section>
        );
      })}
    </div>
  );
}

function isIdle({ finished, inWork, blocked }: DailyPart<AgedCard>): boolean {
  return finished.length + inWork.length + blocked.length === 0;
}

type PartsProps = { part: DailyPart<AgedCard>; sprint: number; usual: number | null };

function Parts({ part, sprint, usual }: PartsProps) {
  const t = useTranslations("events.daily");
  return (["blocked", "inWork", "finished"] as const)
    .filter((name) => part[name].length > 0)
    .map((name) => (
      <div key={name} className={styles.part}>
        <h3>{t(name, { count: part[name].length })}</h3>
        <ul>
          {part[name].map((card) => (
            <Line key={card.key} card={card} sprint={sprint} usual={usual} />
          ))}
        </ul>
      </div>
    ));
}

function Line({ card, sprint, usual }: { card: AgedCard; sprint: number; usual: number | null }) {
  const t = useTranslations("events.daily");
  const now = useNow();
  const durations = useDurations();
  const isLate = isOld(card, now, usual);
  return (
    <li className={styles.line}>
      <CardLink card={card} />
      {card.startedAt !== null && card.finishedAt === null && (
        <span className={isLate ? styles.late : styles.dim}>{isLate && usual !== null ? t("ageing", { age: durations(now - Date.parse(card.startedAt)), usual: durations(usual) }) : t("age", { age: durations(Math.max(0, now - Date.parse(card.startedAt))) })}</span>
      )}
      {card.blocked && <span className={styles.reason}>{t("reason", { reason: card.blockedReason ?? "" })}</span>}
      {card.sprint !== sprint && <span className={styles.dim}>{t("outside")}</span>}
    </li>
  );
}
