"use client";

import { useTranslations } from "next-intl";
import { RETRO_COLUMNS } from "@/server/scrum/domain/retro-step";
import { groupsOf } from "@/server/scrum/domain/retro-view";
import { ActionForm } from "./action-form";
import { ActionList } from "./action-list";
import { NoteForm } from "./note-form";
import { NoteGroup } from "./note-group";
import { OwnNote } from "./own-note";
import { useRetroPage } from "./retro-context";
import scrum from "../scrum.module.css";
import styles from "./retro.module.css";

/** What the retrospective holds at its step: own notes, then all of them in groups, with votes, and what was decided. */
export function RetroBoard() {
  const t = useTranslations("retro");
  const { retro, takesPart } = useRetroPage();
  const isDeciding = retro.step === "DECIDE";
  return (
    <>
      {(isDeciding || retro.actions.length > 0) && (
        <section className={scrum.section} aria-labelledby="actions">
          <h2 id="actions">{t("actions.title")}</h2>
          {retro.actions.length === 0 ? <p className={scrum.dim}>{t("actions.none")}</p> : <ActionList actions={retro.actions} />}
          {isDeciding && takesPart && <ActionForm note={null} />}
        </section>
      )}
      {retro.step === "WRITE" ? <Writing /> : <Shown />}
    </>
  );
}

function Writing() {
  const t = useTranslations("retro");
  const { retro, takesPart, writes } = useRetroPage();
  const own = retro.isAnonymous ? writes.ownNotes : retro.notes;
  const others = Math.max(0, retro.hidden - (retro.isAnonymous ? own.length : 0));
  return (
    <>
      <p className={scrum.dim} role="status">
        {t("hidden", { count: others })}
      </p>
      <div className={styles.columns}>
        {RETRO_COLUMNS.map((column) => (
          <section key={column} className={styles.column} data-column={column} aria-labelledby={`column-${column}`}>
            <h2 id={`column-${column}`}>{t(`column.${column}`)}</h2>
            <p className={styles.dim}>{t(`ask.${column}`)}</p>
            {takesPart && <NoteForm column={column} />}
            <ul className={styles.notes}>
              {own.filter((note) => note.column === column).map((note) => (
                <OwnNote key={note.id} note={note} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Shown() {
  const t = useTranslations("retro");
  const { retro, takesPart } = useRetroPage();
  const { step } = retro;
  const groups = groupsOf(retro.notes, { byVotes: step === "DECIDE" || step === "CLOSED" });
  return (
    <>
      {step === "VOTE" && takesPart && (
        <p role="status">
          {t("votesLeft", { count: retro.votesLeft })} <span className={scrum.dim}>{t("voters", { count: retro.voters })}</span>
        </p>
      )}
      {step === "GROUP" && takesPart && <p className={scrum.dim}>{t("grouping")}</p>}
      <div className={styles.columns}>
        {RETRO_COLUMNS.map((column) => {
          const own = groups.filter(({ lead }) => lead.column === column);
          return (
            <section key={column} className={styles.column} data-column={column} aria-labelledby={`column-${column}`}>
              <h2 id={`column-${column}`}>{t(`column.${column}`)}</h2>
              {own.length === 0 && <p className={styles.dim}>{t("noNotes")}</p>}
              <ul className={styles.notes}>
                {own.map((group) => (
                  <NoteGroup key={group.lead.id} group={group} groups={groups} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}
