"use client";

import { createContext, use, useCallback, useState, type ReactNode } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { useToast } from "@/components/ui/toast";
import { findCard } from "../board-data";
import { useBoard, useBoardActions } from "../board-context";
import { checkMove, type MoveCheck } from "../check-move";
import { effectiveAnchor } from "../move-target";
import { useCheckSentence } from "../use-check-sentence";
import { type MoveRequest, standOf } from "../use-moves";

const OverrideDialog = onDemand(async () => (await import("./override-dialog")).OverrideDialog);

/** Asks for a move by the rules: made at once, refused with the reason, or first asked why. Tells whether it was made. */
type RequestMove = (request: MoveRequest) => MoveCheck["outcome"];

const MoveContext = createContext<RequestMove>(() => "refused");

export function useRequestMove(): RequestMove {
  return use(MoveContext);
}

/** Every way to move a card with one's own hands ends here: drag, keys and menu. */
export function MoveRequests({ children }: { children: ReactNode }) {
  const { board } = useBoard();
  const { moveCard, current } = useBoardActions();
  const toast = useToast();
  const sentence = useCheckSentence();
  const [asking, setAsking] = useState<MoveRequest | null>(null);
  const requestMove = useCallback<RequestMove>(
    (asked) => {
      const shown = current();
      const card = findCard(shown, asked.cardKey);
      if (!card) return "refused";
      const request = { ...asked, after: effectiveAnchor(shown, asked.to, asked.after) };
      const check = checkMove(shown, card, request.to, request.after, { outcome: request.outcome });
      if (check.outcome === "refused") {
        toast.show({ text: sentence(shown, check, request.to), tone: "error" });
      } else if (check.outcome === "needsReason") setAsking(request);
      else if (!isHere(shown, request)) moveCard(request);
      return check.outcome;
    },
    [current, moveCard, toast, sentence],
  );
  const confirm = (reason: string) => {
    setAsking(null);
    if (asking) moveCard({ ...asking, override: { reason } });
  };
  return (
    <MoveContext value={requestMove}>
      {children}
      {asking && <OverrideDialog key={`${asking.cardKey} ${asking.to}`} board={board} request={asking} onConfirm={confirm} onClose={() => setAsking(null)} />}
    </MoveContext>
  );
}


function isHere(board: Parameters<typeof standOf>[0], { cardKey, to, after, outcome }: MoveRequest): boolean {
  const stand = standOf(board, cardKey);
  return outcome === undefined && stand?.column === to && after !== undefined && stand.after === after;
}
