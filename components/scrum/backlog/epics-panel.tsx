"use client";

import { useState } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SidePanel } from "@/components/ui/side-panel";
import { TextField } from "@/components/ui/text-field";
import { EPIC_NAME_MAX } from "@/server/scrum/domain/backlog-limits";
import type { EpicLine } from "./backlog-data";
import { useBacklogPage } from "./backlog-context";
import { EpicForm } from "./epic-form";
import styles from "./epics-panel.module.css";

/** The epics of the board and how far each is. */
export function EpicsPanel({ onClose, onShow }: { onClose: () => void; onShow: (epic: string) => void }) {
  const t = useTranslations("backlog.epics");
  const { epics, mayPlan, writes } = useBacklogPage();
  const [name, setName] = useState("");
  const add = async () => {
    if (name.trim() !== "" && (await writes.addEpic(name.trim()))) setName("");
  };
  return (
    <SidePanel label={t("title")} onClose={onClose} header={<h2 className={styles.heading}>{t("title")}</h2>}>
      <div className={styles.body}>
        {epics.length === 0 && <p className={styles.quiet}>{t("empty")}</p>}
        <ul className={styles.list}>
          {epics.map((epic) => (
            <li key={epic.id} className={styles.epic}>
              <Epic epic={epic} onShow={() => onShow(epic.id)} />
            </li>
          ))}
        </ul>
        {mayPlan && (
          <form
            className={styles.add}
            onSubmit={(event) => {
              event.preventDefault();
              void add();
            }}
          >
            <TextField label={t("new")} value={name} maxLength={EPIC_NAME_MAX} onChange={(event) => setName(event.target.value)} />
            <Button type="submit">{t("add")}</Button>
          </form>
        )}
      </div>
    </SidePanel>
  );
}

function Epic({ epic, onShow }: { epic: EpicLine; onShow: () => void }) {
  const t = useTranslations("backlog.epics");
  const format = useFormatter();
  const { mayPlan, writes } = useBacklogPage();
  const [isEdited, setEdited] = useState(false);
  const [done, all] = epic.points > 0 ? [epic.donePoints, epic.points] : [epic.doneCards, epic.cards];
  const share = all === 0 ? 0 : done / all;
  if (isEdited) return <EpicForm epic={epic} onClose={() => setEdited(false)} />;
  return (
    <>
      <div className={styles.line}>
        <h3 className={styles.name}>{epic.name}</h3>
        {epic.closedAt !== null && <span className={styles.quiet}>{t("closed")}</span>}
        <span className={styles.share}>{format.number(share, { style: "percent" })}</span>
      </div>
      <progress className={styles.progress} max={1} value={share} aria-label={t("progressOf", { epic: epic.name })} />
      <p className={styles.quiet}>
        {t("progress", { doneCards: epic.doneCards, cards: epic.cards, donePoints: format.number(epic.donePoints), points: format.number(epic.points) })}
      </p>
      {epic.description !== "" && <p className={styles.description}>{epic.description}</p>}
      <div className={styles.actions}>
        <Button size="small" variant="quiet" onClick={onShow}>
          {t("show")}
        </Button>
        {mayPlan && (
          <>
            <Button size="small" variant="quiet" onClick={() => setEdited(true)}>
              {t("edit")}
            </Button>
            <Button size="small" variant="quiet" onClick={() => void writes.editEpic(epic.id, { closed: epic.closedAt === null })}>
              {epic.closedAt === null ? t("close") : t("reopen")}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
