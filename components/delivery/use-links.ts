"use client";

import { useCallback } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import type { CardDeliveryData, LinkedKind } from "./card-delivery-data";

/** What is tied or untied as one, and how it is called. */
export type Tied = { what: LinkedKind; ids: readonly string[]; name: string };

const LIST = { run: "runs", deployment: "deployments", pullRequest: "pullRequests", commit: "commits" } as const satisfies Record<LinkedKind, keyof CardDeliveryData>;

/** Ties a card to something that was told, or unties it, with the way back in a message. What is untied is gone at once. */
export function useLinks(cardKey: string): (tied: Tied, linked: boolean) => Promise<void> {
  const t = useTranslations("delivery.links");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const { delivery } = useTRPCClient();
  const queries = useQueryClient();
  const toast = useToast();
  const sentence = useErrorSentence();
  return useCallback(
    async (tied, linked) => {
      const key = trpc.delivery.ofCard.queryKey({ cardKey });
      const send = async (wanted: boolean) => {
        try {
          for (const id of tied.ids) await delivery.link.mutate({ cardKey, what: tied.what, id, linked: wanted });
          return true;
        } catch (error) {
          toast.show({ text: sentence(error), tone: "error" });
          return false;
        } finally {
          void queries.invalidateQueries({ queryKey: key });
        }
      };
      if (!linked) {
        await queries.cancelQueries({ queryKey: key });
        queries.setQueryData(key, (known) => known && without(known, tied));
      }
      if (!(await send(linked))) return;
      toast.show({ text: t(linked ? "linked" : "unlinked", { name: tied.name }), action: { label: tCommon("undo"), onSelect: () => void send(!linked) } });
    },
    [t, tCommon, trpc, delivery, queries, toast, sentence, cardKey],
  );
}

function without(known: CardDeliveryData, { what, ids }: Tied): CardDeliveryData {
  const list = LIST[what];
  return { ...known, [list]: known[list].filter(({ id }) => !ids.includes(id)) };
}
