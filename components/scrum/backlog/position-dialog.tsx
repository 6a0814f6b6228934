"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField } from "@/components/ui/number-field";
import { useBacklogPage } from "./backlog-context";

/** Asks for the place to which cards are to go. */
export function PositionDialog({ keys, onClose }: { keys: readonly string[]; onClose: () => void }) {
  const t = useTranslations("backlog");
  const { writes } = useBacklogPage();
  const [position, setPosition] = useState<number | null>(1);
  const isPlace = position !== null && Number.isInteger(position) && position >= 1 && position <= 1_000_000;
  const move = () => {
    if (!isPlace) return;
    onClose();
    void writes.rank(keys, { to: "POSITION", position });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("position.title", { count: keys.length, card: keys[0] ?? "" })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" onClick={move}>
            {t("position.move")}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          move();
        }}
      >
        <NumberField label={t("position.field")} hint={t("position.hint")} min={1} step={1} value={position} onChange={setPosition} autoFocus />
      </form>
    </Dialog>
  );
}
