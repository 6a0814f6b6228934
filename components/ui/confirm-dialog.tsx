"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Button } from "./button";
import { Dialog } from "./dialog";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What is lost, in one or two sentences. */
  description: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  pending?: boolean;
};

/** Only for what cannot be undone; everything else offers undo instead. */
export function ConfirmDialog({ confirmLabel, onConfirm, pending, ...dialog }: ConfirmDialogProps) {
  const t = useTranslations("common");
  const footer = (
    <>
      <Button onClick={() => dialog.onOpenChange(false)}>{t("cancel")}</Button>
      <Button variant="danger" pending={pending} onClick={onConfirm}>
        {confirmLabel}
      </Button>
    </>
  );
  return <Dialog {...dialog} kind="alert" footer={footer} />;
}
