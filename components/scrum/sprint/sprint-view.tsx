"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { BoardData } from "@/components/board/board-data";
import { useBoardData } from "@/components/board/use-board-data";
import { useLookSoon } from "@/components/board/use-look-again";
import { useTRPC } from "@/components/trpc";
import { SprintFrame } from "../events/sprint-frame";
import type { SprintList, SprintPage, Started } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import { useRendered } from "../use-rendered";
import { ClosedSprint } from "./closed-sprint";
import { PlannedSprint } from "./planned-sprint";
import { RunningSprint } from "./running-sprint";
import { SprintActions } from "./sprint-actions";
import { sprintSignature } from "./sprint-signature";
import { StartedNotice } from "./started-notice";

/** One sprint: what it could hold, how it burns down, or what came of it. */
export function SprintView({ board: initial, sprint: first, list: firstList }: { board: BoardData; sprint: SprintPage; list: SprintList }) {
  const trpc = useTRPC();
  const { boardKey } = useScrumPage();
  const { board, feed } = useBoardData(initial);
  useLookWhenChanged(board, initial);
  useRendered(trpc.scrum.sprint.queryKey({ key: boardKey, sprint: first.number }), first);
  useRendered(trpc.scrum.sprints.queryKey({ key: boardKey }), firstList);
  const { data: sprint } = useQuery(trpc.scrum.sprint.queryOptions({ key: boardKey, sprint: first.number }, { initialData: first }));
  const { data: list } = useQuery(trpc.scrum.sprints.queryOptions({ key: boardKey }, { initialData: firstList }));
  const [started, setStarted] = useState<Started | null>(null);
  const line = list.sprints.find(({ number }) => number === sprint.number);
  return (
    <SprintFrame sprint={sprint} current="sprint" board={board} feed={feed} actions={<SprintActions board={board} sprint={sprint} onStarted={setStarted} />}>
      {started && <StartedNotice started={started} board={board} />}
      {sprint.state === "PLANNED" && <PlannedSprint board={board} number={sprint.number} line={line} velocity={list.velocity} />}
      {sprint.state === "RUNNING" && <RunningSprint board={board} sprint={sprint} line={line} velocity={list.velocity} />}
      {sprint.state === "CLOSED" && <ClosedSprint sprint={sprint} />}
    </SprintFrame>
  );
}

/** What others change of sprints, of cards in them or of the team is asked for again. */
function useLookWhenChanged(board: BoardData, rendered: BoardData): void {
  const trpc = useTRPC();
  const lookSoon = useLookSoon(useMemo(() => trpc.scrum.pathKey(), [trpc]));
  const signature = useMemo(() => sprintSignature(board), [board]);
  // A page out of the browser's history may be older than the board that is known by now.
  const seen = useRef<string | null>(null);
  useEffect(() => {
    const before = seen.current;
    seen.current = signature;
    if (before === null ? board.version !== rendered.version : before !== signature) lookSoon();
  }, [signature, lookSoon, board.version, rendered.version]);
}
