"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { branchName } from "@/server/delivery/domain/branch-name";

/** Copies the branch name of a card. Whoever may pull cards begins to work by it, where the team wants that, and is told so. */
export function useCopyBranch(): (card: { key: string; title: string }, mayPull: boolean) => Promise<void> {
  const t = useTranslations("delivery.branch");
  const { delivery } = useTRPCClient();
  const toast = useToast();
  const sentence = useErrorSentence();
  return async ({ key, title }, mayPull) => {
    const name = branchName(key, title);
    // At once: a browser that has waited for the server no longer takes this for the reader's own wish.
    const copied = copy(name);
    const pulled = mayPull ? delivery.branch.mutate({ cardKey: key }).then(({ pulled }) => pulled) : Promise.resolve(false);
    const isPulled = await pulled.catch((error: unknown) => {
      toast.show({ text: sentence(error), tone: "error" });
      return false;
    });
    const isCopied = await copied;
    const says = [isCopied ? t("copied", { name }) : t("byHand", { name }), isPulled ? t("pulled", { card: key }) : ""];
    toast.show({ text: says.filter((each) => each !== "").join(" "), tone: isCopied ? "success" : "error" });
  };
}

/** Whether the browser let it be copied; over plain HTTP it has no clipboard at all. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
