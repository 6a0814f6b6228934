"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import { REASON_MAX } from "@/server/board/domain/text-limits";
import type { AgedCard } from "../board-data";
import { useCardWrites } from "./use-card-writes";

/** Says that a card is blocked, and by what. */
export function BlockDialog({ card, onClose }: { card: AgedCard; onClose: () => void }) {
  const t = useTranslations("board");
  const { block } = useCardWrites();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const submit = async () => {
    if (isPending) return;
    if (reason.trim() === "") return setError(t("block.reasonMissing"));
    setPending(true);
    const answer = await block(card.key, reason.trim());
    setPending(false);
    if (answer) onClose();
  };
  const onKeyDown = useSubmitOnEnter(() => void submit());
  const footer = (
    <>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button variant="primary" pending={isPending} onClick={() => void submit()}>
        {t("block.confirm")}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("block.title", { card: card.key })} footer={footer}>
      <TextField label={t("block.reason")} value={reason} maxLength={REASON_MAX} error={error} onChange={(event) => setReason(event.target.value)} onKeyDown={onKeyDown} />
    </Dialog>
  );
}
