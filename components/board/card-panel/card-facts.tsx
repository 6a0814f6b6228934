"use client";

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { isoInstant } from "@/server/platform/domain/instant";
import { timeInColumn, TIMED_COLUMNS } from "@/server/flow/domain/time-in-column";
import { spanBetween, type TimeSpan } from "@/server/flow/domain/time-span";
import type { HistoryLine } from "./card-data";
import { useOpenCard } from "./card-context";
import { CardCases } from "./card-cases";
import { clockOf, throughlineOf } from "./card-times";
import { Instant } from "./instant";
import { useElapsed } from "./use-elapsed";
import { useNow } from "./use-now";
import { useRuler } from "./use-ruler";
import { useSpan } from "./use-span";
import styles from "./card-panel.module.css";

/** When it was what, and how long it took; the same numbers as on the Flow page. */
export function CardFacts({ history }: { history: readonly HistoryLine[] }) {
  const t = useTranslations("card");
  const format = useFormatter();
  const elapsed = useElapsed();
  const { card } = useOpenCard();
  const ruler = useRuler();
  const clock = clockOf(history, useNow());
  if (clock === null) return null;
  const { to, efficiency } = throughlineOf(clock, ruler);
  const { columns } = timeInColumn(clock, ruler);
  const { finishedAt, startedAt, createdAt } = clock;
  return (
    <>
      <dl className={styles.facts}>
        <Fact label={t("status")}>{t(`columns.${card.column}`)}{card.outcome && card.outcome !== "DONE" ? ` · ${t(`outcomes.${card.outcome}`)}` : ""}</Fact>
        <Fact label={t("created")}><Instant at={isoInstant(createdAt)} /></Fact>
        {startedAt && <Fact label={t("started")}><Instant at={isoInstant(startedAt)} /></Fact>}
        {finishedAt && <Fact label={t("finished")}><Instant at={isoInstant(finishedAt)} /></Fact>}
        <Fact label={t(finishedAt ? "leadTime" : "leadTimeSoFar")}><Span span={spanBetween(createdAt, to, ruler)} /></Fact>
        {startedAt && !clock.skippedInWork && <Fact label={t(finishedAt ? "cycleTime" : "cycleTimeSoFar")}><Span span={spanBetween(startedAt, to, ruler)} /></Fact>}
        {efficiency !== null && !clock.skippedInWork && <Fact label={t("flowEfficiency")}>{format.number(efficiency, { style: "percent" })}</Fact>}
        {clock.reopened > 0 && <Fact label={t("reopened")}>{t("times", { count: clock.reopened })}</Fact>}
        {ruler.time === "working" && <Fact label={t("counted")}>{t("workingTime")}</Fact>}
        {TIMED_COLUMNS.filter((column) => columns[column].seconds > 0).map((column) => (
          <Fact key={column} label={t("timeIn", { column: t(`columns.${column}`) })}>{elapsed(columns[column].seconds)}</Fact>
        ))}
      </dl>
      <CardCases clock={clock} />
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Span({ span }: { span: TimeSpan }) {
  const inWords = useSpan();
  const elapsed = useElapsed();
  return <span title={elapsed(span.seconds)}>{inWords(span)}</span>;
}
