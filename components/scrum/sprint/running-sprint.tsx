"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { allCards, type BoardData } from "@/components/board/board-data";
import { Button } from "@/components/ui/button";
import { BurnBar } from "../burn/burn-bar";
import { BurnChart } from "../burn/burn-chart";
import type { SprintLine, SprintPage } from "../scrum-data";
import { useSprintWords } from "../use-sprint-words";
import { useTimeLeft } from "@/components/board/use-time-left";
import { CardGroups } from "./card-groups";
import { ScopeChanges } from "./scope-changes";
import { ScopePlanner } from "./scope-planner";
import scrum from "../scrum.module.css";

type RunningSprintProps = { board: BoardData; sprint: SprintPage; line: SprintLine | undefined; velocity: number | null };

const COLUMNS = ["IN_WORK", "PLANNED", "BACKLOG", "DONE"] as const;

/** A sprint under way: how it burns down, what changed of its scope, and where its cards stand. */
export function RunningSprint({ board, sprint, line, velocity }: RunningSprintProps) {
  const t = useTranslations("scrum");
  const words = useSprintWords();
  const time = useTimeLeft(sprint.endsAt);
  const [isPlanning, setPlanning] = useState(false);
  const cards = allCards(board).filter((card) => card.sprint === sprint.number);
  const groups = COLUMNS.map((column) => ({ id: column, title: t(`scope.column.${column}`), cards: cards.filter((card) => card.column === column) }));
  return (
    <>
      <div className={scrum.section}>
        <BurnBar report={sprint.report} />
        <p>{words.burn(sprint.report, time)}</p>
      </div>
      <BurnChart sprint={sprint} />
      <section className={scrum.section} aria-labelledby="cards">
        <div className={scrum.head}>
          <h2 id="cards">{t("cards")}</h2>
          <Button size="small" aria-expanded={isPlanning} onClick={() => setPlanning(!isPlanning)}>
            {t("scope.change")}
          </Button>
        </div>
        {isPlanning ? <ScopePlanner board={board} number={sprint.number} capacity={line?.capacity ?? null} velocity={velocity} /> : <CardGroups groups={groups} />}
      </section>
      <ScopeChanges report={sprint.report} />
    </>
  );
}
