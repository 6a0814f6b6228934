"use client";

import { memo, type CSSProperties } from "react";
import { IconBan, IconCircleCheck, IconCircleDashed, IconGripVertical, IconMessage } from "@tabler/icons-react";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { PageLink } from "@/components/ui/page-link";
import { POINTS_MAX, TITLE_MAX } from "@/server/board/domain/text-limits";
import { isReady } from "@/server/scrum/domain/readiness";
import type { BacklogCard } from "./backlog-data";
import { useBacklogPage } from "./backlog-context";
import { InCell } from "./in-cell";
import { RowMenu } from "./row-menu";
import { readAmount, ScoreCell } from "./score-cell";
import type { ScoreColumn } from "./score-columns";
import { useWords } from "./use-words";
import styles from "./backlog-list.module.css";

export type RowState = { at: number; place: number; gained: number | null; isSelected: boolean; isActive: boolean; isCut: boolean; isLean: boolean };
type BacklogRowProps = { card: BacklogCard; row: RowState; columns: readonly ScoreColumn[]; canDrag: boolean; onToggle: (key: string, extends_: boolean) => void };

/** A card of the Backlog on one line. */
export const BacklogRow = memo(function BacklogRow(props: BacklogRowProps) {
  const { card, row } = props;
  return (
    <div
      role="row"
      data-row={card.key}
      data-cut={row.isCut || undefined}
      className={styles.row}
      style={{ "--at": row.at } as CSSProperties}
      aria-rowindex={row.at + 2}
      aria-selected={row.isSelected}
      tabIndex={row.isActive ? 0 : -1}
    >
      {row.isLean && !row.isActive ? <LeanCells card={card} place={row.place} /> : <Cells {...props} />}
    </div>
  );
});

/** What is read while the list flies by. */
function LeanCells({ card, place }: { card: BacklogCard; place: number }) {
  return (
    <>
      <div role="gridcell" />
      <div role="gridcell" className={styles.place}>
        {place}
      </div>
      <div role="gridcell" className={styles.key}>
        {card.key}
      </div>
      <div role="gridcell" className={styles.title}>
        <span className={styles.text}>{card.title}</span>
      </div>
    </>
  );
}

function Cells({ card, row, columns, canDrag, onToggle }: BacklogRowProps) {
  const t = useWords("backlog");
  const { base, members, mayEdit, writes } = useBacklogPage();
  const tabIndex = row.isActive ? 0 : -1;
  const savePoints = (text: string) => {
    const points = readAmount(text, 0, POINTS_MAX, true);
    if (points !== undefined) void writes.edit(card, { points });
    return points !== undefined;
  };
  return (
    <>
      <div role="gridcell" className={styles.tools}>
        {canDrag ? (
          <span className={styles.grip} data-grip={card.key} aria-hidden>
            <IconGripVertical size={16} />
          </span>
        ) : (
          <span />
        )}
        <input type="checkbox" className={styles.check} aria-label={t("select", { card: card.key })} tabIndex={tabIndex} checked={row.isSelected} onChange={() => undefined} onClick={(event) => onToggle(card.key, event.shiftKey)} />
      </div>
      <div role="gridcell" className={styles.place}>
        {row.gained ? <Gained gained={row.gained} /> : row.place}
      </div>
      <div role="gridcell" className={styles.key}>
        <PageLink href={`${base}/c/${card.key.split("-")[1] ?? ""}`} tabIndex={tabIndex}>
          {card.key}
        </PageLink>
      </div>
      <div role="gridcell" className={styles.title}>
        {mayEdit ? (
          <InCell label={t("titleOf", { card: card.key })} value={card.title} onSave={(title) => saveTitle(title, (fit) => void writes.edit(card, { title: fit }))} tabIndex={tabIndex}>
            {card.title}
          </InCell>
        ) : (
          <span className={styles.text}>{card.title}</span>
        )}
        <Marks card={card} />
      </div>
      <div role="gridcell" className={styles.amount}>
        {mayEdit ? <InCell label={t("partOf", { part: t("part.points"), card: card.key })} value={card.points === null ? "" : String(card.points)} isNumber onSave={savePoints} tabIndex={tabIndex} /> : (card.points ?? "–")}
      </div>
      {columns.map((column) => (
        <div key={column} role="gridcell" className={styles.amount} data-part>
          <ScoreCell card={card} column={column} tabIndex={tabIndex} />
        </div>
      ))}
      <div role="gridcell" className={styles.people}>
        {card.assignees.length > 0 && <AvatarStack size="small" max={3} people={members.filter(({ id }) => card.assignees.includes(id))} />}
      </div>
      <div role="gridcell">
        <RowMenu card={card} tabIndex={tabIndex} />
      </div>
    </>
  );
}

function saveTitle(text: string, save: (title: string) => void): boolean {
  if (text === "" || text.length > TITLE_MAX) return false;
  save(text);
  return true;
}

/** By how many places the card would rise or sink: an arrow, a number, and the words for who does not see the arrow. */
function Gained({ gained }: { gained: number }) {
  const t = useWords("backlog");
  return (
    <span className={gained > 0 ? styles.up : styles.down}>
      {t(gained > 0 ? "suggestion.up" : "suggestion.down", { count: Math.abs(gained) })}
    </span>
  );
}

/** Whether the card meets the Definition of Ready: a check mark, or how much of it. */
function ReadySign({ ready }: { ready: BacklogCard["ready"] }) {
  const t = useWords("backlog");
  if (ready === null) return null;
  if (isReady(ready)) {
    return (
      <span className={styles.ready} title={t("ready.yes")}>
        <IconCircleCheck size={14} aria-label={t("ready.yes")} />
      </span>
    );
  }
  return (
    <span className={styles.unready} title={t("ready.partly", ready)}>
      <IconCircleDashed size={14} aria-label={t("ready.no")} /> {ready.met}/{ready.of}
    </span>
  );
}

/** What else is known of the card, as small marks behind its title. */
function Marks({ card }: { card: BacklogCard }) {
  const t = useWords("backlog");
  const tb = useWords("board");
  const { epics, sprints } = useBacklogPage();
  const epic = epics.find(({ id }) => id === card.epic);
  const sprint = sprints.find(({ number }) => number === card.sprint);
  return (
    <span className={styles.marks}>
      {card.blocked && (
        <span className={styles.blocked} title={tb("filter.blocked")}>
          <IconBan size={14} aria-label={tb("filter.blocked")} />
        </span>
      )}
      <ReadySign ready={card.ready} />
      {card.kind !== "REQUIREMENT" && <span className={styles.mark}>{tb(`kind.${card.kind}`)}</span>}
      {epic && <span className={styles.epic}>{epic.name}</span>}
      {sprint && <span className={styles.sprint}>{sprint.name}</span>}
      {card.labels.slice(0, 2).map((label) => (
        <span key={label} className={styles.mark}>
          {label}
        </span>
      ))}
      {card.labels.length > 2 && <span className={styles.mark}>+{card.labels.length - 2}</span>}
      {card.comments > 0 && (
        <span className={styles.comments}>
          <IconMessage size={13} aria-label={t("comments")} /> {card.comments}
        </span>
      )}
    </span>
  );
}
