"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import type { Outcome } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import { type BoardData, findCard } from "./board-data";
import type { Anchor } from "./move-target";
import { type PendingMove, stillPending, withPending } from "./pending-moves";
import type { Answer } from "./use-board-data";

export type MoveRequest = { cardKey: string; to: Column; after: Anchor; outcome?: Outcome; override?: { reason: string } };

/** How to take a move back: which one, and where the card was. */
type Undo = { cardKey: string; version: number; to: Column; after: string | null };

/**
 * One's own moves: shown at once on top of the board, sent one after the other, and dropped again with a word of why when
 * the server refuses. The board itself is never changed ahead of the server.
 */
export function useMoves(board: BoardData, adopt: (answer: Answer) => void) {
  const client = useTRPCClient();
  const toast = useToast();
  const t = useTranslations("board");
  const sentence = useErrorSentence();
  const [pending, setPending] = useState<readonly PendingMove[]>([]);
  const undos = useRef<readonly Undo[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const count = useRef(0);
  const left = stillPending(pending, board.version);
  const shown = useMemo(() => withPending(board, left), [board, left]);

  const run = useCallback(
    (move: Omit<PendingMove, "id" | "at" | "answer">, send: () => Promise<Answer>, onDone: (answer: Answer) => void) => {
      const id = (count.current += 1);
      setPending((before) => [...before, { ...move, id, at: new Date().toISOString(), answer: null }]);
      queue.current = queue.current.then(async () => {
        try {
          const answer = await send();
          setPending((before) => before.map((each) => (each.id === id ? { ...each, answer } : each)));
          adopt(answer);
          onDone(answer);
        } catch (error) {
          setPending((before) => before.filter((each) => each.id !== id));
          toast.show({ text: sentence(error), tone: "error" });
        }
      });
    },
    [adopt, toast, sentence],
  );

  const takeBack = useCallback(
    (undo: Undo) => {
      undos.current = undos.current.filter((each) => each !== undo);
      const { cardKey, version, to, after } = undo;
      run({ cardKey, to, after, order: {} }, () => client.card.undoMove.mutate({ cardKey, version }), () => undefined);
    },
    [client, run],
  );

  const moveCard = useCallback(
    (request: MoveRequest, from: { column: Column; after: string | null }) => {
      const { cardKey, to, after, outcome, override } = request;
      run({ cardKey, to, after, order: { outcome, override } }, () => client.card.move.mutate(request), ({ version }) => {
        const undo = { cardKey, version, to: from.column, after: from.after };
        undos.current = [...undos.current.filter((each) => each.cardKey !== cardKey), undo];
        const text = from.column === to ? t("movedWithin", { card: cardKey, column: t(`column.${to}`) }) : t("movedTo", { card: cardKey, column: t(`column.${to}`) });
        toast.show({ text, action: { label: t("undo"), onSelect: () => takeBack(undo) } });
      });
    },
    [client, run, takeBack, toast, t],
  );

  const undoLast = useCallback(() => {
    // A move that is still on its way is the last one, too.
    void queue.current.then(() => {
      const last = undos.current.at(-1);
      if (last) takeBack(last);
      else toast.show({ text: t("nothingToUndo") });
    });
  }, [takeBack, toast, t]);

  return { shown, moveCard, undoLast };
}

/** Where a card stands now, as a place to come back to. */
export function standOf(board: BoardData, cardKey: string): { column: Column; after: string | null } | null {
  const card = findCard(board, cardKey);
  const cards = board.columns.find((column) => column.name === card?.column)?.cards ?? [];
  return card ? { column: card.column, after: cards[cards.indexOf(card) - 1]?.key ?? null } : null;
}
