"use client";

import { TopBar } from "@/components/shell/top-bar";
import { onDemand } from "@/components/ui/on-demand";
import { useBoard } from "../board-context";
import { ArchiveButton } from "../archive/archive-button";
import { FilterBar } from "../filter/filter-bar";
import { ConnectionState } from "./connection-state";
import { FlowStrip } from "./flow-strip";
import { Team } from "./team";

// Most boards have none of these at most times: they cost nothing until there is one.
const Calls = onDemand(async () => (await import("./calls")).Calls);
const SprintLeft = onDemand(async () => (await import("./sprint-left")).SprintLeft);

/** Above the columns: the sprint, the team and who is looking, the search, and the flow in figures. */
export function BoardTop() {
  const { board } = useBoard();
  const actions = (
    <>
      <Team />
      {(board.event ?? board.estimating[0]) && <Calls />}
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
