"use client";

import type { ReactNode } from "react";
import { StripProvider } from "@/components/delivery/strip-data";
import { MoveRequests } from "./actions/move-requests";
import { BoardColumns } from "./board-columns";
import { BoardProvider } from "./board-context";
import type { BoardData } from "./board-data";
import { CarryProvider } from "./dnd/carry-context";
import { FilterProvider } from "./filter/filter-context";
import { NowProvider } from "./now";
import { BoardTop } from "./top/board-top";
import { UndoKeys } from "./undo-keys";
import styles from "./board.module.css";

type BoardPageProps = {
  initial: BoardData;
  /** When the server rendered it, milliseconds. */
  renderedAt: number;
  isFolded: boolean;
  /** What is open over the board. */
  children: ReactNode;
};

/** The board and what opens over it. It stays as it is when a card is opened or closed. */
export function BoardPage({ initial, renderedAt, isFolded, children }: BoardPageProps) {
  return (
    <NowProvider renderedAt={renderedAt}>
      <BoardProvider initial={initial}>
        <FilterProvider>
          <MoveRequests>
            <CarryProvider>
              <div className={styles.page}>
                <BoardTop />
                <StripProvider boardKey={initial.key}>
                  <BoardColumns isFolded={isFolded} />
                </StripProvider>
              </div>
            </CarryProvider>
            <UndoKeys />
            {children}
          </MoveRequests>
        </FilterProvider>
      </BoardProvider>
    </NowProvider>
  );
}
