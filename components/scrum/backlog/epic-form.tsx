"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { EPIC_NAME_MAX, EPIC_TEXT_MAX } from "@/server/scrum/domain/backlog-limits";
import type { EpicLine } from "./backlog-data";
import { useBacklogPage } from "./backlog-context";
import styles from "./epics-panel.module.css";

/** Renames and describes an epic. */
export function EpicForm({ epic, onClose }: { epic: EpicLine; onClose: () => void }) {
  const t = useTranslations("backlog.epics");
  const { writes } = useBacklogPage();
  const [name, setName] = useState(epic.name);
  const [description, setDescription] = useState(epic.description);
  const save = async () => {
    if (name.trim() !== "" && (await writes.editEpic(epic.id, { name: name.trim(), description }))) onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField label={t("name")} value={name} maxLength={EPIC_NAME_MAX} autoFocus onChange={(event) => setName(event.target.value)} />
      <TextArea label={t("description")} value={description} maxLength={EPIC_TEXT_MAX} rows={4} onChange={(event) => setDescription(event.target.value)} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" size="small">
          {t("save")}
        </Button>
        <Button size="small" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
