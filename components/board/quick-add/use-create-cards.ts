"use client";

import { useRef, useState } from "react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { useAnnounce } from "@/components/ui/live-region";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import type { CardKind } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import { useBoardActions } from "../board-context";

/** Adds cards to the column one after the other, in their order. Answers the titles that are left when one is refused. */
export function useCreateCards(column: Column) {
  const t = useTranslations("board");
  const client = useTRPCClient();
  const announce = useAnnounce();
  const sentence = useErrorSentence();
  const { adopt, current } = useBoardActions();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(0);
  /** Titles typed fast are sent in the order in which they were typed. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const createAll = async (titles: readonly string[], kind: CardKind): Promise<readonly string[]> => {
    setError(null);
    for (const [at, title] of titles.entries()) {
      try {
        const answer = await client.card.create.mutate({ key: current().key, title, kind, column });
        adopt(answer);
        announce(t("add.added", { card: answer.card.key }));
      } catch (refusal) {
        setError(sentence(refusal));
        return titles.slice(at);
      }
    }
    return [];
  };
  const create = (titles: readonly string[], kind: CardKind): Promise<readonly string[]> => {
    setBusy((before) => before + 1);
    const done = queue.current.then(() => createAll(titles, kind));
    queue.current = done;
    return done.finally(() => setBusy((before) => before - 1));
  };
  return { create, error, refuse: setError, isBusy: busy > 0 };
}
