"use client";

import { IconCheck, IconMicrophone } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Present } from "@/components/board/use-board-feed";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import type { BoardEvent, BoardHead } from "@/server/board/domain/board-view";
import { may } from "@/server/people/domain/policy";
import { waitingFor } from "@/server/scrum/domain/event-turns";
import type { EventWrites } from "./use-event-writes";
import styles from "./event-bar.module.css";

type EventTurnsProps = { event: BoardEvent; board: BoardHead; /** Who looks at the board. */ people: readonly Present[]; writes: EventWrites; facilitates: boolean };

/** Whose turn it is in the daily, who comes next of those present, and who has spoken. */
export function EventTurns({ event, board, people, writes, facilitates }: EventTurnsProps) {
  const t = useTranslations("events.turns");
  const { speaker } = event;
  const present = board.members.filter(({ id, roles }) => may("event.takePart", roles) && people.some((person) => person.id === id)).map(({ id }) => id);
  const waiting = waitingFor(event, present);
  const nameOf = (id: string) => board.members.find((member) => member.id === id)?.name ?? "";
  const next = waiting[0] ?? null;
  const mayPass = facilitates || (speaker !== null && speaker === board.you.id);
  const give = (to: string | null, skip = false) => void writes.turn({ from: speaker, to, skip });
  return (
    <div className={styles.turns}>
      <p role="status" className={styles.speaker}>
        {speaker === null ? t(event.spoken.length > 0 && next === null ? "allSpoken" : "nobodySpeaks") : t("speaks", { name: nameOf(speaker) })}
      </p>
      <ul aria-label={t("label")}>
        {speaker !== null && <Turn id={speaker} name={nameOf(speaker)} state="speaking" />}
        {waiting.map((id) => (
          <Turn key={id} id={id} name={nameOf(id)} state={event.skipped.includes(id) ? "skipped" : "waiting"} onGive={facilitates ? () => give(id) : undefined} />
        ))}
        {event.spoken.map((id) => (
          <Turn key={id} id={id} name={nameOf(id)} state="spoken" />
        ))}
      </ul>
      {mayPass && (
        <div className={styles.actions}>
          {next !== null && (
            <Button size="small" variant="primary" pending={writes.isPending} onClick={() => give(next)}>
              {t("next", { name: nameOf(next) })}
            </Button>
          )}
          {speaker !== null && next === null && (
            <Button size="small" pending={writes.isPending} onClick={() => give(null)}>
              {t("done")}
            </Button>
          )}
          {speaker !== null && facilitates && (
            <Button size="small" variant="quiet" pending={writes.isPending} onClick={() => give(next, true)}>
              {t("skip", { name: nameOf(speaker) })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

type TurnProps = { id: string; name: string; state: "speaking" | "waiting" | "spoken" | "skipped"; onGive?: (() => void) | undefined };

function Turn({ id, name, state, onGive }: TurnProps) {
  const t = useTranslations("events.turns");
  return (
    <li data-turn={state}>
      {state === "speaking" ? <IconMicrophone size={14} aria-hidden /> : <Avatar person={{ id, name }} size="small" isDecorative />}
      {onGive ? (
        <button type="button" className={styles.give} onClick={onGive} aria-label={t("give", { name })}>
          <bdi>{name}</bdi>
        </button>
      ) : (
        <bdi>{name}</bdi>
      )}
      <span className={styles.dim}>
        {state === "spoken" && <IconCheck size={14} aria-hidden />}
        {t(`state.${state}`)}
      </span>
    </li>
  );
}
