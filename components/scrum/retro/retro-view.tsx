"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import type { BoardHead } from "@/server/board/domain/board-view";
import { may } from "@/server/people/domain/policy";
import { mayFacilitate } from "@/server/scrum/domain/facilitation";
import { SprintFrame, type SprintName } from "../events/sprint-frame";
import { useBoardHead } from "../use-board-head";
import { useStream } from "../use-stream";
import { ActionList } from "./action-list";
import { RetroBoard } from "./retro-board";
import { type RetroPage, RetroProvider } from "./retro-context";
import type { RetroState } from "./retro-data";
import { RetroOpen } from "./retro-open";
import { RetroSteps } from "./retro-steps";
import { useRetroWrites } from "./use-retro-writes";
import scrum from "../scrum.module.css";

type RetroViewProps = { board: BoardHead; sprint: SprintName; initial: RetroState };

/** The retrospective of a sprint: what was decided in the last one, then notes, groups, votes and actions, step by step. */
export function RetroView({ board: first, sprint, initial }: RetroViewProps) {
  const t = useTranslations("retro");
  const { head, ...feed } = useBoardHead(first);
  const { retro: server } = useTRPCClient();
  const { key } = head;
  const { retro, previous } = useStream<RetroState, RetroState>(`${key} ${sprint.number}`, (handlers) => server.watch.subscribe({ key, sprint: sprint.number }, handlers), initial);
  const writes = useRetroWrites(sprint.number, retro);
  const facilitates = mayFacilitate(head.you.roles, head.members);
  const team = head.members.filter(({ roles }) => may("event.takePart", roles));
  return (
    <SprintFrame sprint={sprint} current="retrospective" board={head} feed={feed} isOver={retro?.step === "CLOSED"}>
      {previous && previous.actions.length > 0 && (
        <section className={scrum.section} aria-labelledby="previous">
          <h2 id="previous">{t("previous", { sprint: previous.name })}</h2>
          <ActionList actions={previous.actions} />
        </section>
      )}
      {writes.error && (
        <p className={scrum.problem} role="alert">
          {writes.error}
        </p>
      )}
      {retro && <Held page={{ retro, sprint: sprint.number, writes, facilitates, team, takesPart: may("event.takePart", head.you.roles) }} />}
      {!retro && sprint.state === "PLANNED" && <EmptyState title={t("none.title")}>{t("none.notBegun")}</EmptyState>}
      {!retro && sprint.state !== "PLANNED" && (facilitates ? <RetroOpen writes={writes} /> : <EmptyState title={t("none.title")}>{t("none.wait")}</EmptyState>)}
    </SprintFrame>
  );
}

function Held({ page }: { page: RetroPage }) {
  return (
    <RetroProvider value={page}>
      <RetroSteps />
      <RetroBoard />
    </RetroProvider>
  );
}
