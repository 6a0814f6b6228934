"use client";

import { useState } from "react";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TextArea } from "@/components/ui/text-area";
import { useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import { RETRO_NOTE_MAX } from "@/server/scrum/domain/event-limits";
import type { RetroColumn } from "@/server/scrum/domain/retro-step";
import { useRetroPage } from "./retro-context";
import styles from "./retro.module.css";

type OwnNoteProps = { note: { id: string; column: RetroColumn; text: string } };

/** A note of one's own, which can be changed and taken back until all are shown. */
export function OwnNote({ note }: OwnNoteProps) {
  const t = useTranslations("retro.write");
  const { writes } = useRetroPage();
  const [draft, setDraft] = useState<string | null>(null);
  const save = async () => {
    if (draft === null || draft.trim() === "" || writes.isPending) return;
    if (draft === note.text || (await writes.editNote({ ...note, text: draft.trim() }))) setDraft(null);
  };
  const onKeyDown = useSubmitOnEnter(() => void save());
  if (draft !== null) {
    return (
      <li className={styles.note}>
        <TextArea label={t("edit")} hideLabel autoFocus rows={2} maxLength={RETRO_NOTE_MAX} value={draft} onChange={(event) => setDraft(event.target.value)} onKeyDown={(event) => (event.key === "Escape" ? setDraft(null) : onKeyDown(event))} />
        <div className={styles.row}>
          <Button size="small" variant="primary" disabled={draft.trim() === ""} pending={writes.isPending} onClick={() => void save()}>
            {t("save")}
          </Button>
          <Button size="small" variant="quiet" onClick={() => setDraft(null)}>
            {t("cancel")}
          </Button>
        </div>
      </li>
    );
  }
  return (
    <li className={styles.note}>
      <p className={styles.text} dir="auto">{note.text}</p>
      <div className={styles.row}>
        <IconButton size="small" label={t("editOf", { text: note.text })} icon={<IconPencil size={14} />} onClick={() => setDraft(note.text)} />
        <IconButton size="small" label={t("removeOf", { text: note.text })} icon={<IconTrash size={14} />} onClick={() => void writes.deleteNote(note.id)} />
      </div>
    </li>
  );
}
