"use client";

import { useTranslations } from "next-intl";
import { useToast } from "@/components/ui/toast";

/** Copies a text and says so. Where the browser allows no copying, as over plain HTTP, the text itself is shown. */
export function useCopy(): (text: string, said: string) => Promise<void> {
  const t = useTranslations("card");
  const toast = useToast();
  return async (text, said) => {
    try {
      await navigator.clipboard.writeText(text);
      toast.show({ text: said, tone: "success" });
    } catch {
      toast.show({ text: t("copyByHand", { text }), tone: "error" });
    }
  };
}
