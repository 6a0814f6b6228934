"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import type { BoardData } from "../board-data";
import type { MoveRequest } from "../use-moves";

const REASON_MAX = 500;

type OverrideDialogProps = { board: BoardData; request: MoveRequest; onConfirm: (reason: string) => void; onClose: () => void };

/** A Scrum Master goes past a limit only with a written reason, which stays in the history and in the charts. */
export function OverrideDialog({ board, request, onConfirm, onClose }: OverrideDialogProps) {
  const t = useTranslations("board");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const submit = () => {
    if (reason.trim() === "") setError(t("override.reasonMissing"));
    else onConfirm(reason.trim());
  };
  const onKeyDown = useSubmitOnEnter(submit);
  const { count = 0, limit = 0 } = board.columns.find((column) => column.name === request.to) ?? {};
  const column = t(`column.${request.to}`);
  const footer = (
    <>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button variant="primary" onClick={submit}>
        {t("override.confirm")}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("override.title", { card: request.cardKey, column })}
      description={t("override.text", { column, count, limit: limit ?? 0 })}
      footer={footer}
    >
      <TextField label={t("override.reason")} value={reason} maxLength={REASON_MAX} autoFocus error={error} onChange={(event) => setReason(event.target.value)} onKeyDown={onKeyDown} />
    </Dialog>
  );
}
