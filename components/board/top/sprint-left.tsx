"use client";

import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { useBoard } from "../board-context";
import { useTimeLeft } from "../use-time-left";
import styles from "./top.module.css";

/** The running sprint and what is left of its time, leading to its page. */
export function SprintLeft() {
  const { board } = useBoard();
  const running = board.sprints.find(({ startedAt }) => startedAt !== null);
  return running ? <Running {...running} /> : null;
}

function Running({ number, name, endsAt }: { number: number; name: string; endsAt: string }) {
  const t = useTranslations("board");
  const { base } = useBoard();
  const { unit, count, isPast } = useTimeLeft(endsAt);
  return (
    <PageLink href={`${base}/sprints/${number}`} className={styles.sprint}>
      <b>{name}</b>
      {isPast ? <span className={styles.ended}>{t("sprintEnded")}</span> : <span>{t("sprintLeft", { unit, count })}</span>}
    </PageLink>
  );
}
