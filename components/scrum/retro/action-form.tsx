"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { useNow } from "@/components/board/now";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { TITLE_MAX } from "@/server/board/domain/text-limits";
import { addDays, zonedDay } from "@/server/platform/domain/zoned-day";
import { useScrumPage } from "../scrum-page-context";
import { useRetroPage } from "./retro-context";
import type { Note } from "./retro-data";
import styles from "./retro.module.css";

/** An action is due in so many days unless somebody says otherwise: within the next sprint. */
const DUE_DAYS = 14;

/** Decides an action, of a note or of none: what, who, until when. It becomes a card. */
export function ActionForm({ note }: { note: Note | null }) {
  const t = useTranslations("retro.actions");
  const { writes, team } = useRetroPage();
  const { timeZone } = useScrumPage();
  const due = addDays(zonedDay(new Date(useNow()), timeZone), DUE_DAYS);
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const [owner, setOwner] = useState(team[0]?.id ?? "");
  const [dueOn, setDueOn] = useState(due);
  if (!isOpen) {
    const open = () => {
      setTitle(note?.text.replace(/\s+/g, " ").slice(0, TITLE_MAX) ?? "");
      setOpen(true);
    };
    return (
      <div>
        <Button size="small" variant={note ? "quiet" : "secondary"} onClick={open} aria-label={note ? t("addOf", { text: note.text }) : undefined}>
          {t("add")}
        </Button>
      </div>
    );
  }
  const save = async () => {
    if (await writes.addAction({ title, owner, dueOn, note: note?.id ?? null })) setOpen(false);
  };
  return (
    <form
      className={styles.form}
      aria-label={t("form")}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField label={t("what")} autoFocus maxLength={TITLE_MAX} value={title} onChange={(event) => setTitle(event.target.value)} />
      <Select label={t("owner")} options={team.map(({ id, name }) => ({ value: id, label: name }))} value={owner} onChange={setOwner} />
      <DateField label={t("due")} value={dueOn} onChange={setDueOn} />
      <div className={styles.row}>
        <Button type="submit" variant="primary" size="small" disabled={title.trim() === "" || owner === "" || dueOn === ""} pending={writes.isPending}>
          {t("do")}
        </Button>
        <Button size="small" variant="quiet" onClick={() => setOpen(false)}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
