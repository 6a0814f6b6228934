"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, type MenuSection } from "@/components/ui/menu";
import type { NoteGroup } from "@/server/scrum/domain/retro-view";
import { useRetroPage } from "./retro-context";
import type { Note } from "./retro-data";

/** As much of a note as a line of a menu takes. */
const SHORT = 60;

type PutWithProps = { note: Note; group: NoteGroup<Note>; groups: readonly NoteGroup<Note>[] };

/** Puts a note with another by a menu: the way of keys and of fingers. */
export function PutWith({ note, group, groups }: PutWithProps) {
  const t = useTranslations("retro.put");
  const { writes } = useRetroPage();
  const others = groups.filter(({ lead }) => lead.id !== group.lead.id);
  const label = t("label", { text: shortened(note.text) });
  const sections: MenuSection[] = [];
  if (group.notes.length > 1) sections.push({ items: [{ id: "alone", label: t("alone"), onSelect: () => void writes.group({ note: note.id, with: null }) }] });
  if (others.length > 0) sections.push({ label: t("with"), items: others.map(({ lead }) => ({ id: lead.id, label: shortened(lead.text), onSelect: () => void writes.group({ note: note.id, with: lead.id }) })) });
  if (sections.length === 0) return null;
  return (
    <Menu
      label={label}
      sections={sections}
      trigger={
        <Button size="small" variant="quiet" aria-label={label}>
          {t("open")}
        </Button>
      }
    />
  );
}

function shortened(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text;
}
