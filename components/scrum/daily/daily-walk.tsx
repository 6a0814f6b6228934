"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { AgedCard, BoardData } from "@/components/board/board-data";
import { isOld } from "@/components/board/card-tile/is-old";
import { useNow } from "@/components/board/now";
import { useDurations } from "@/components/board/use-durations";
import { useUsualTime } from "@/components/board/use-usual-time";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { useWalkKeys } from "../events/use-walk-keys";
import { WalkBar } from "../events/walk-bar";
import { CardLink } from "../sprint/card-link";
import styles from "./daily.module.css";

type DailyWalkProps = { way: readonly AgedCard[]; /** The key of the card in view; the first where it is no more on the way. */ at: string; board: BoardData; sprint: number; onWalk: (key: string) => void };

/** The board from right to left, one card at a time, large enough for all who stand before it. */
export function DailyWalk({ way, at, board, sprint, onWalk }: DailyWalkProps) {
  const t = useTranslations("events.daily");
  const index = Math.max(0, way.findIndex(({ key }) => key === at));
  const go = (steps: number) => {
    const next = way[index + steps];
    if (next) onWalk(next.key);
  };
  useWalkKeys(go);
  const card = way[index];
  if (!card) return <EmptyState title={t("emptyWay.title")}>{t("emptyWay.text")}</EmptyState>;
  return (
    <>
      <WalkBar at={index} count={way.length} onGo={go} />
      <Walked key={card.key} card={card} board={board} sprint={sprint} />
    </>
  );
}

function Walked({ card, board, sprint }: { card: AgedCard; board: BoardData; sprint: number }) {
  const t = useTranslations("events.daily");
  const words = useTranslations("board");
  const format = useFormatter();
  const now = useNow();
  const durations = useDurations();
  const usual = useUsualTime(board.key);
  const isLate = isOld(card, now, usual);
  const people = board.members.filter(({ id }) => card.assignees.includes(id));
  return (
    <article className={styles.walked} aria-labelledby="walked">
      <p className={styles.where}>
        <Badge tone={card.column === "IN_WORK" ? "run" : "plain"}>{words(`column.${card.column}`)}</Badge>
        <span>{words(`kind.${card.kind}`)}</span>
        {card.points !== null && <span>{t("points", { count: card.points })}</span>}
        {card.sprint !== sprint && <span>{t("outside")}</span>}
      </p>
      <h2 id="walked">
        <CardLink card={card} />
      </h2>
      {card.blocked && <p className={styles.reason}>{t("reason", { reason: card.blockedReason ?? "" })}</p>}
      <dl className={styles.facts}>
        <div>
          <dt>{t("who")}</dt>
          <dd>
            {people.map(({ id, name, isAway }) => (
              <span key={id} className={styles.face}>
                <Avatar person={{ id, name, away: isAway }} size="small" isDecorative />
                <bdi>{name}</bdi>
                {isAway && <Badge>{t("awayToday")}</Badge>}
              </span>
            ))}
            {people.length === 0 && t("nobody")}
          </dd>
        </div>
        {card.startedAt !== null && (
          <div>
            <dt>{t("inWorkSince")}</dt>
            <dd className={isLate ? styles.late : undefined}>{isLate && usual !== null ? t("ageing", { age: durations(now - Date.parse(card.startedAt)), usual: durations(usual) }) : t("age", { age: durations(Math.max(0, now - Date.parse(card.startedAt))) })}</dd>
          </div>
        )}
        {card.checklist && (
          <div>
            <dt>{t("checklist")}</dt>
            <dd>{t("checked", card.checklist)}</dd>
          </div>
        )}
        {card.dueOn !== null && (
          <div>
            <dt>{t("due")}</dt>
            <dd>{format.dateTime(new Date(card.dueOn), { day: "numeric", month: "short", timeZone: "UTC" })}</dd>
          </div>
        )}
      </dl>
    </article>
  );
}
