"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useAttempt } from "@/components/ui/use-attempt";
import { useOpenCard } from "./card-context";

/** Asks once, for a deleted card does not come back. */
export function DeleteCard({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("card");
  const { card, actions, onClose } = useOpenCard();
  const toast = useToast();
  const { error, isPending, attempt } = useAttempt();
  const remove = async () => {
    if (!(await attempt(actions.remove))) return;
    onOpenChange(false);
    onClose();
    toast.show({ text: t("deletedNamed", { card: card.key }), tone: "success" });
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("deleteTitle", { card: card.key })}
      description={error ?? t("deleteSays")}
      confirmLabel={t("delete")}
      pending={isPending}
      onConfirm={() => void remove()}
    />
  );
}
