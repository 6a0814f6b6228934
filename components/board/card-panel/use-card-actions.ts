"use client";

import { useMemo } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import type { AppRouter } from "@/server/app-router";
import { applyAnswer, type BoardData } from "../board-data";
import type { CardPage } from "./card-data";
import { beginWrite, endWrite, isWriting } from "./writes-under-way";

type Inputs = inferRouterInputs<AppRouter>["card"];
export type CardEdit = Omit<Inputs["edit"], "cardKey">;
export type ChecklistChange = Inputs["editChecklist"]["change"];
type Move = Omit<Inputs["move"], "cardKey">;

export type CardActions = ReturnType<typeof useCardActions>;

/**
 * Everything that can be done to one card. What can be foreseen shows at once and is taken back when it is refused;
 * each action throws the refusal, so that whoever asked keeps what was typed and says why.
 */
export function useCardActions(boardKey: string, cardKey: string) {
  const trpc = useTRPC();
  const { card } = useTRPCClient();
  const queries = useQueryClient();
  return useMemo(() => {
    const board = trpc.board.get.queryKey({ key: boardKey });
    const page = trpc.card.get.queryKey({ cardKey });
    const history = trpc.card.history.queryKey({ cardKey });
    const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: page }), queries.invalidateQueries({ queryKey: history })]);
    /** The board beside the panel learns at once what the feed will tell it in a moment. */
    const adopt = (answer: unknown) => {
      if (isAnswer(answer)) queries.setQueryData<BoardData>(board, (known) => known && applyAnswer(known, answer, new Date()));
    };
    const write = async <T>(send: () => Promise<T>, foresee?: (before: CardPage) => CardPage): Promise<T> => {
      beginWrite(cardKey);
      await queries.cancelQueries({ queryKey: page });
      const before = queries.getQueryData<CardPage>(page);
      if (before && foresee) queries.setQueryData<CardPage>(page, foresee(before));
      try {
        const answer = await send();
        adopt(answer);
        return answer;
      } catch (refusal) {
        if (before && foresee) queries.setQueryData<CardPage>(page, before);
        throw refusal;
      } finally {
        endWrite(cardKey);
        // The last of several writes reads for all of them.
        const fresh = isWriting(cardKey) ? null : refresh();
        if (!foresee) await fresh;
      }
    };
    return {
      refresh,
      edit: (changes: CardEdit) => write(() => card.edit.mutate({ cardKey, ...changes }), (before) => ({ ...before, ...known(changes) })),
      move: (move: Move) => write(() => card.move.mutate({ cardKey, ...move })),
      block: (reason: string) => write(() => card.block.mutate({ cardKey, reason })),
      unblock: () => write(() => card.unblock.mutate({ cardKey })),
      // The card in the answer is no longer on the board, so the board is not told of it.
      archive: () => write(async () => ({ version: (await card.archive.mutate({ cardKey })).version })),
      restore: (override?: { reason: string }) => write(() => card.restore.mutate({ cardKey, override })),
      remove: () => card.delete.mutate({ cardKey }),
      comment: (body: string) => write(() => card.addComment.mutate({ cardKey, body })),
      editComment: (commentId: string, body: string) => write(() => card.editComment.mutate({ cardKey, commentId, body })),
      deleteComment: (commentId: string) => write(() => card.deleteComment.mutate({ cardKey, commentId })),
      checklist: (change: ChecklistChange) =>
        write(() => card.editChecklist.mutate({ cardKey, change }), (before) => ({ ...before, items: foreseeItems(before.items, change) })),
    };
  }, [trpc, card, queries, boardKey, cardKey]);
}

type Answer = Parameters<typeof applyAnswer>[1];

function isAnswer(answer: unknown): answer is Answer {
  return typeof answer === "object" && answer !== null && "card" in answer && "version" in answer;
}

/** What of an edit the page shows as it was sent. */
function known({ override: _, ...changes }: CardEdit): Partial<CardPage> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

const FORESEEN = "foreseen-";

/** Whether an item is shown ahead of the server, which has not named it yet. */
export function isForeseen({ id }: { id: string }): boolean {
  return id.startsWith(FORESEEN);
}

function foreseeItems(items: CardPage["items"], change: ChecklistChange): CardPage["items"] {
  if (change.type === "add") return [...items, { id: `${FORESEEN}${items.length}`, text: change.text, done: false }];
  if (change.type === "remove") return items.filter(({ id }) => id !== change.itemId);
  return items.map((item) => {
    if (item.id !== change.itemId) return item;
    return change.type === "edit" ? { ...item, text: change.text } : { ...item, done: change.done };
  });
}
