"use client";

import { TopBar } from "@/components/shell/top-bar";
import { onDemand } from "@/components/ui/on-demand";
import { useBoard } from "../board-context";
import { ArchiveButton } from "../archive/archive-button";
import { FilterBar } from "../filter/filter-bar";
import { ConnectionState } from "./connection-state";
import { FlowStrip } from "./flow-strip";
import { Team } from "./team";

// Most boards have neither at most times: they cost nothing until there is one.
const PokerCall = onDemand(async () => (await import("./poker-call")).PokerCall);
const SprintLeft = onDemand(async () => (await import("./sprint-left")).SprintLeft);

/** Above the columns: the sprint, the team and who is looking, the search, and the flow in figures. */
export function BoardTop() {
  const { board } = useBoard();
  const actions = (
    <>
      <Team />
      {board.estimating.length > 0 && <PokerCall />}
      <ConnectionState />
      <FilterBar />
      <ArchiveButton />
    </>
  );
  return (
    <TopBar title={board.name} meta={board.sprints.some(({ startedAt }) => startedAt !== null) ? <SprintLeft /> : undefined} actions={actions}>
      <FlowStrip />
    </TopBar>
  );
}
