"use client";

import { useMemo } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { useAnnounce } from "@/components/ui/live-region";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import type { Score } from "@/server/scrum/domain/score";
import { useCatchUp } from "./use-catch-up";
import { type Backlog, type BacklogCard, type Change, type Place, withMoved, type WorthChange } from "./backlog-data";

export type BacklogWrites = ReturnType<typeof useBacklogWrites>;

/** Everything that the page changes: shown at once, taken back with the reason when the server refuses, and ranking with an undo. */
export function useBacklogWrites(boardKey: string) {
  const t = useTranslations("backlog");
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const announce = useAnnounce();
  const { catchUp, readAnew } = useCatchUp(boardKey);
  const sentenceOf = useErrorSentence();
  return useMemo(() => {
    const { queryKey } = trpc.backlog.get.queryOptions({ key: boardKey });
    const show = (change: (cards: BacklogCard[]) => BacklogCard[]) => {
      void queries.cancelQueries({ queryKey });
      queries.setQueryData<Backlog>(queryKey, (known) => known && { ...known, cards: change(known.cards) });
    };
    /** Whether it was done. */
    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
      } catch (error) {
        toast.show({ text: sentenceOf(error), tone: "error" });
        // What was shown at once is not so.
        await readAnew();
        return false;
      }
      await catchUp();
      return true;
    };
    const offerUndo = (text: string, undo: () => Promise<unknown>) => {
      announce(text);
      toast.show({ text, action: { label: t("undo"), onSelect: () => void attempt(undo) } });
    };
    const tell = (text: string, version: number) => offerUndo(text, () => client.backlog.undo.mutate({ key: boardKey, version }));
    const put = (key: string, change: Partial<BacklogCard>) => show((cards) => cards.map((card) => (card.key === key ? { ...card, ...change } : card)));
    return {
      rank: (keys: readonly string[], place: Place) => {
        show((cards) => withMoved(cards, new Set(keys), place));
        return attempt(async () => {
          const { cards, version } = await client.backlog.rank.mutate({ key: boardKey, cards: [...keys], place });
          if (cards.length > 0) tell(t("moved", { count: cards.length, card: cards[0] ?? "" }), version);
        });
      },
      applyOrder: (by: Score) =>
        attempt(async () => {
          const { cards, version } = await client.backlog.applyOrder.mutate({ key: boardKey, by });
          tell(t("suggestion.applied", { count: cards.length, score: t(`score.${by}`) }), version);
        }),
      value: (card: BacklogCard, change: WorthChange) => {
        put(card.key, { worth: { ...card.worth, ...(change as Partial<BacklogCard["worth"]>) } });
        return attempt(() => client.backlog.value.mutate({ cardKey: card.key, ...change }));
      },
      edit: (card: BacklogCard, change: { title?: string; points?: number | null }) => {
        put(card.key, change);
        return attempt(() => client.card.edit.mutate({ cardKey: card.key, ...change }));
      },
      change: (keys: readonly string[], change: Change) =>
        attempt(async () => {
          const { cards, version } = await client.backlog.change.mutate({ key: boardKey, cards: [...keys], change });
          const text = t(change.archive ? "bulk.archived" : change.discard ? "bulk.discarded" : "bulk.done", { count: cards.length });
          const isEnd = change.archive === true || change.discard !== undefined;
          if (cards.length > 0 && isEnd) offerUndo(text, () => client.backlog.undoChange.mutate({ key: boardKey, cards, version }));
          else toast.show({ text, tone: "success" });
        }),
      /** What a dialog of its own has done. */
      done: (text: string) => {
        toast.show({ text, tone: "success" });
        void catchUp();
      },
      addEpic: (name: string) => attempt(() => client.backlog.addEpic.mutate({ key: boardKey, name })),
      editEpic: (epic: string, change: { name?: string; description?: string; closed?: boolean }) => attempt(() => client.backlog.editEpic.mutate({ key: boardKey, epic, ...change })),
    };
  }, [announce, boardKey, catchUp, client, queries, readAnew, sentenceOf, t, toast, trpc]);
}
