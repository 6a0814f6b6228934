"use client";

import { TopBar } from "@/components/shell/top-bar";
import { useBoard } from "../board-context";
import { ArchiveButton } from "../archive/archive-button";
import { FilterBar } from "../filter/filter-bar";
import { ConnectionState } from "./connection-state";
import { FlowStrip } from "./flow-strip";
import { PokerCall } from "./poker-call";
import { SprintLeft } from "./sprint-left";
import { Team } from "./team";

/** Above the columns: the sprint, the team and who is looking, the search, and the flow in figures. */
export function BoardTop() {
  const { board } = useBoard();
  const actions = (
    <>
      <Team />
      <PokerCall />
      <ConnectionState />
      <FilterBar />
      <ArchiveButton />
    </>
  );
  return (
    <TopBar title={board.name} meta={<SprintLeft />} actions={actions}>
      <FlowStrip />
    </TopBar>
  );
}
