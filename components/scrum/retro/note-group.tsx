"use client";

import { type DragEvent, useState } from "react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import type { NoteGroup as Group } from "@/server/scrum/domain/retro-view";
import { ActionForm } from "./action-form";
import { PutWith } from "./put-with";
import { useRetroPage } from "./retro-context";
import type { Note } from "./retro-data";
import { VoteButtons } from "./vote-buttons";
import styles from "./retro.module.css";

type NoteGroupProps = { group: Group<Note>; /** All of them, to be put with. */ groups: readonly Group<Note>[] };

/** Notes that belong together; while they are grouped another one can be dropped on them. */
export function NoteGroup({ group, groups }: NoteGroupProps) {
  const t = useTranslations("retro");
  const { retro, takesPart, writes } = useRetroPage();
  const { isOver, ...drop } = useDrop(retro.step === "GROUP" && takesPart, (note) => void writes.group({ note, with: group.lead.id }));
  const isGrouping = retro.step === "GROUP" && takesPart;
  return (
    <li className={classNames(styles.group, isOver && styles.over)} {...drop}>
      {group.notes.map((note) => (
        <div key={note.id} className={styles.note} draggable={isGrouping} onDragStart={(event) => event.dataTransfer.setData(NOTE, note.id)}>
          <p className={styles.text} dir="auto">{note.text}</p>
          <div className={styles.row}>
            {note.author && <bdi className={styles.dim}>{note.author.name}</bdi>}
            {note.column !== group.lead.column && <span className={styles.dim}>{t(`column.${note.column}`)}</span>}
            {isGrouping && <PutWith note={note} group={group} groups={groups} />}
          </div>
        </div>
      ))}
      {retro.step === "VOTE" && takesPart && <VoteButtons group={group} />}
      {group.votes !== null && group.votes > 0 && <Badge tone="accent">{t("votes", { count: group.votes })}</Badge>}
      {retro.step === "DECIDE" && takesPart && <ActionForm note={group.lead} />}
    </li>
  );
}

const NOTE = "application/x-throughline-note";

/** Where a note may be dropped. */
function useDrop(isOn: boolean, onNote: (note: string) => void) {
  const [isOver, setOver] = useState(false);
  if (!isOn) return { isOver: false };
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(NOTE)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onNote(event.dataTransfer.getData(NOTE));
    },
  };
}
