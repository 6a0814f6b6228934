"use client";

import { IconCards, IconUsersGroup } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import type { BoardEvent } from "@/server/board/domain/board-view";
import { parseCardKey } from "@/server/board/domain/card-key";
import { useBoard } from "../board-context";
import styles from "./top.module.css";

const PAGES: Record<BoardEvent["kind"], string> = { PLANNING: "", DAILY: "/daily", REVIEW: "/review", RETROSPECTIVE: "/retrospective" };

/** Calls everybody who sees the board to the event that is held, and to the cards on which planning poker runs. */
export function Calls() {
  const t = useTranslations("board");
  const { board, base } = useBoard();
  return (
    <>
      {board.event && (
        <PageLink href={`${base}/sprints/${board.event.sprint}${PAGES[board.event.kind]}`} className={styles.call}>
          <IconUsersGroup size={14} aria-hidden />
          {t("eventCall", { event: board.event.kind })}
        </PageLink>
      )}
      {board.estimating.map((key) => (
        <PageLink key={key} href={`${base}/c/${parseCardKey(key)?.number ?? ""}`} className={styles.call}>
          <IconCards size={14} aria-hidden />
          {t("pokerCall", { card: key })}
        </PageLink>
      ))}
    </>
  );
}
