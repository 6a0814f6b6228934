"use client";

import { createContext, useCallback, useContext, useMemo, useRef, useEffect, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import { useToast } from "@/components/ui/toast";
import type { BoardData } from "./board-data";
import { useBoardData, type Answer } from "./use-board-data";
import type { LiveState, Present } from "./use-board-feed";
import { type MoveRequest, standOf, useMoves } from "./use-moves";

type Board = {
  /** As it is shown: the server's board with one's own pending moves on top. */
  board: BoardData;
  /** The address of the board's page, without a slash at its end. */
  base: string;
  live: LiveState;
  people: readonly Present[];
  retry: () => void;
};

type BoardActions = {
  moveCard: (request: MoveRequest) => void;
  undoLast: () => void;
  /** Shows what a write of one's own has changed. */
  adopt: (answer: Answer) => void;
  /** The board as it is shown at this moment, for handlers. */
  current: () => BoardData;
};

const BoardContext = createContext<Board | null>(null);
const ActionsContext = createContext<BoardActions | null>(null);

export function useBoard(): Board {
  return inside(useContext(BoardContext));
}

/** These never change, so that cards need not be drawn again. */
export function useBoardActions(): BoardActions {
  return inside(useContext(ActionsContext));
}

export function BoardProvider({ initial, children }: { initial: BoardData; children: ReactNode }) {
  const t = useTranslations("board");
  const toast = useToast();
  const { board, feed, adopt } = useBoardData(initial);
  const { shown, moveCard: sendMove, undoLast } = useMoves(board, adopt);
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  }, [shown]);
  const current = useCallback(() => latest.current, []);
  const moveCard = useCallback(
    (request: MoveRequest) => {
      const from = standOf(latest.current, request.cardKey);
      if (from) sendMove(request, from);
      else toast.show({ text: t("cardGone", { card: request.cardKey }), tone: "error" });
    },
    [sendMove, toast, t],
  );
  const actions = useMemo(() => ({ moveCard, undoLast, adopt, current }), [moveCard, undoLast, adopt, current]);
  const { live, people, retry } = feed;
  const base = `/w/${shown.workspace}/b/${shown.key}`;
  const value = useMemo(() => ({ board: shown, base, live, people, retry }), [shown, base, live, people, retry]);
  return (
    <ActionsContext value={actions}>
      <BoardContext value={value}>{children}</BoardContext>
    </ActionsContext>
  );
}

function inside<T>(value: T | null): T {
  if (value === null) throw new Error("used outside a board");
  return value;
}
