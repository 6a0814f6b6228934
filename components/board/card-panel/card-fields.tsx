"use client";

import { useId, type ReactNode } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { POINTS_MAX } from "@/server/board/domain/text-limits";
import { CARD_KINDS } from "@/server/board/domain/card";
import { StartPoker } from "@/components/scrum/start-poker";
import { classNames } from "@/components/ui/class-names";
import { DateField } from "@/components/ui/date-field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { useAttempt } from "@/components/ui/use-attempt";
import { CardAssignees } from "./card-assignees";
import { CardLabels } from "./card-labels";
import { useAllows, useOpenCard } from "./card-context";
import { CardSprint } from "./card-sprint";
import { InPlaceLine } from "./in-place-line";
import { useBoardTime } from "./use-board-time";
import styles from "./card-fields.module.css";
import panel from "./card-panel.module.css";

/** What a card is, each field edited where it stands. */
export function CardFields() {
  const t = useTranslations("card");
  return (
    <dl className={styles.fields}>
      <Row label={t("kind")}><Kind /></Row>
      <Row label={t("assignees")}><CardAssignees /></Row>
      <Row label={t("points")}><Points /><Poker /></Row>
      <Row label={t("labels")}><CardLabels /></Row>
      <Row label={t("due")}><Due /></Row>
      <SprintRow />
      <ExpediteRow />
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fieldRow}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Kind() {
  const t = useTranslations("card");
  const { card, actions } = useOpenCard();
  const { error, attempt } = useAttempt();
  if (!useAllows("card.edit")) return <>{t(`kinds.${card.kind}`)}</>;
  return (
    <Select
      label={t("kind")}
      hideLabel
      className={styles.quietField}
      error={error}
      options={CARD_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      value={card.kind}
      onChange={(kind) => void attempt(() => actions.edit({ kind }))}
    />
  );
}

function Points() {
  const t = useTranslations("card");
  const format = useFormatter();
  const { card, actions } = useOpenCard();
  return (
    <InPlaceLine
      label={t("points")}
      value={card.points === null ? "" : String(card.points)}
      canEdit={useAllows("card.estimate")}
      check={(text) => (readPoints(text) === undefined ? t("pointsUnreadable", { max: POINTS_MAX }) : null)}
      onSave={(text) => actions.edit({ points: readPoints(text) ?? null })}
      shortcut={{ keys: "p", label: t("shortcutPoints") }}
      inputMode="decimal"
      className={styles.pointsText}
    >
      {card.points === null ? <span className={panel.none}>{t("noPoints")}</span> : format.number(card.points)}
    </InPlaceLine>
  );
}

/** Begun here; what comes of it stands under the fields. */
function Poker() {
  const { card, board } = useOpenCard();
  const canStart = useAllows("card.estimate") && card.column !== "DONE" && !board.estimating.includes(card.key);
  return canStart ? <StartPoker cardKey={card.key} /> : null;
}

/** Points as typed, with a dot or a comma: null for none, undefined for what is no number of points. */
function readPoints(text: string): number | null | undefined {
  if (text === "") return null;
  const points = /^\d{1,5}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(",", ".")) : NaN;
  return points <= POINTS_MAX ? points : undefined;
}

function Due() {
  const t = useTranslations("card");
  const { card, board, actions } = useOpenCard();
  const time = useBoardTime(board.timeZone);
  const { error, attempt } = useAttempt();
  const isLate = card.dueOn !== null && card.finishedAt === null && card.dueOn < board.day;
  const late = isLate && <span className={styles.late}>{t("overdue")}</span>;
  if (!useAllows("card.edit")) return <>{card.dueOn ? time.day(card.dueOn) : <span className={panel.none}>{t("noDue")}</span>} {late}</>;
  return (
    <span className={styles.inline}>
      <DateField
        label={t("due")}
        hideLabel
        className={classNames(styles.quietField, card.dueOn === null && styles.unset)}
        error={error}
        value={card.dueOn ?? ""}
        onChange={(day) => void attempt(() => actions.edit({ dueOn: day === "" ? null : day }))}
      />
      {late}
    </span>
  );
}

/** A board without sprints has no line for them. */
function SprintRow() {
  const t = useTranslations("card");
  const { card, board } = useOpenCard();
  const onBoard = board.columns.flatMap(({ cards }) => cards).find(({ key }) => key === card.key);
  const sprint = onBoard?.sprint ?? null;
  if (!onBoard || (board.sprints.length === 0 && sprint === null)) return null;
  return <Row label={t("sprint.title")}><CardSprint number={sprint} /></Row>;
}

function ExpediteRow() {
  const t = useTranslations("card");
  const { card, actions } = useOpenCard();
  const { error, attempt } = useAttempt();
  const mayExpedite = useAllows("card.expedite") && card.column !== "DONE";
  const errorId = useId();
  if (!mayExpedite && !card.expedite) return null;
  return (
    <Row label={t("expedite")}>
      {mayExpedite ? (
        <Switch
          label={t("expediteSays")}
          checked={card.expedite}
          aria-describedby={error ? errorId : undefined}
          onChange={(expedite) => void attempt(() => actions.edit({ expedite }))}
        />
      ) : (
        t("expedited")
      )}
      {error && <p id={errorId} className={panel.problem} role="alert">{error}</p>}
    </Row>
  );
}
