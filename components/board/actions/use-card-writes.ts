"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { useBoardActions } from "../board-context";
import type { Answer } from "../use-board-data";

/** Quick changes to a card from the board; what the server refuses is said in a message. Each tells whether it was done. */
export function useCardWrites() {
  const t = useTranslations("board");
  const client = useTRPCClient();
  const toast = useToast();
  const sentence = useErrorSentence();
  const { adopt } = useBoardActions();
  return useMemo(() => {
    const attempt = async <T>(send: () => Promise<T>): Promise<T | null> => {
      try {
        return await send();
      } catch (error) {
        toast.show({ text: sentence(error), tone: "error" });
        return null;
      }
    };
    const write = async (send: () => Promise<Answer>): Promise<Answer | null> => {
      const answer = await attempt(send);
      if (answer) adopt(answer);
      return answer;
    };
    const restore = (cardKey: string) => write(() => client.card.restore.mutate({ cardKey }));
    return {
      assign: (cardKey: string, assignees: readonly string[]) => write(() => client.card.edit.mutate({ cardKey, assignees: [...assignees] })),
      estimate: (cardKey: string, points: number | null) => write(() => client.card.edit.mutate({ cardKey, points })),
      block: (cardKey: string, reason: string) => write(() => client.card.block.mutate({ cardKey, reason })),
      unblock: (cardKey: string) => write(() => client.card.unblock.mutate({ cardKey })),
      restore,
      archive: async (cardKey: string) => {
        // Not adopted: the answer is a card that is no longer on the board. The feed takes it away.
        const answer = await attempt(() => client.card.archive.mutate({ cardKey }));
        if (answer) toast.show({ text: t("archived", { card: cardKey }), action: { label: t("undo"), onSelect: () => void restore(cardKey) } });
      },
    };
  }, [client, adopt, toast, sentence, t]);
}
