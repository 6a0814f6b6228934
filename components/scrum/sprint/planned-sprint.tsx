"use client";

import { useTranslations } from "next-intl";
import { allCards, type BoardData } from "@/components/board/board-data";
import type { SprintLine } from "../scrum-data";
import { ScopePlanner } from "./scope-planner";
import { startPreview } from "./start-preview";
import styles from "../scrum.module.css";

type PlannedSprintProps = { board: BoardData; number: number; line: SprintLine | undefined; velocity: number | null };

/** A sprint to come: what is in it, what could come in, and what its start would do. */
export function PlannedSprint({ board, number, line, velocity }: PlannedSprintProps) {
  const t = useTranslations("scrum.start");
  const planned = board.columns.find(({ name }) => name === "PLANNED");
  const inBacklog = allCards(board).filter((card) => card.sprint === number && card.column === "BACKLOG");
  const preview = planned && startPreview(inBacklog, planned);
  return (
    <>
      <ScopePlanner board={board} number={number} capacity={line?.capacity ?? null} velocity={velocity} />
      {preview && inBacklog.length > 0 && <p className={styles.dim}>{preview.waiting === 0 ? t("previewAll", { count: preview.planned }) : t("preview", preview)}</p>}
    </>
  );
}
