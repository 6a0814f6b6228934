"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import { useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import { RETRO_NOTE_MAX } from "@/server/scrum/domain/event-limits";
import type { RetroColumn } from "@/server/scrum/domain/retro-step";
import { useRetroPage } from "./retro-context";
import styles from "./retro.module.css";

/** Where a note is written; it stays open for the next. */
export function NoteForm({ column }: { column: RetroColumn }) {
  const t = useTranslations("retro");
  const { writes } = useRetroPage();
  const [text, setText] = useState("");
  const send = async () => {
    if (text.trim() === "" || writes.isPending) return;
    if (await writes.addNote({ column, text })) setText("");
  };
  const onKeyDown = useSubmitOnEnter(() => void send());
  return (
    <form
      className={styles.write}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea label={t("write.label", { column: t(`column.${column}`) })} hideLabel placeholder={t("write.placeholder")} rows={2} maxLength={RETRO_NOTE_MAX} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} />
      <Button type="submit" size="small" disabled={text.trim() === ""} pending={writes.isPending}>
        {t("write.add")}
      </Button>
    </form>
  );
}
