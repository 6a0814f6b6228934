"use client";

import { useMemo, type ReactNode } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { onDemand } from "@/components/ui/on-demand";
import { PageLink } from "@/components/ui/page-link";
import { useBoard } from "../board-context";
import { isOld } from "../card-tile/is-old";
import { useNow } from "../now";
import { useBoardStrip } from "../use-board-strip";
import { useDurations } from "../use-durations";
import { useUsualTime } from "../use-usual-time";
import { oldestStarted } from "./oldest-started";
import { useFinished } from "./use-finished";
import styles from "./top.module.css";

const FlowWarnings = onDemand(async () => (await import("./flow-warnings")).FlowWarnings);

/** The flow in figures, each a link to its chart on the Flow page, which says what it means in full. */
export function FlowStrip() {
  const t = useTranslations("board");
  const format = useFormatter();
  const { board, base } = useBoard();
  const { strip, readAt } = useBoardStrip(board.key);
  const inWork = board.columns.find(({ name }) => name === "IN_WORK");
  const finished = useFinished(board.columns.find(({ name }) => name === "DONE"), board, strip, readAt);
  const usually = strip?.averagePerWeek ?? null;
  return (
    <>
      {inWork && (
        <Figure href={`${base}/flow#wip`}>
          {inWork.limit === null ? t.rich("strip.wip", { count: inWork.count, b: bold }) : t.rich("strip.wipOf", { count: inWork.count, limit: inWork.limit, b: bold })}
        </Figure>
      )}
      {finished !== null && (
        <Figure href={`${base}/flow#throughput`}>
          {usually === null ? t.rich("strip.done", { count: finished, b: bold }) : t.rich("strip.doneOf", { count: finished, usually: format.number(usually, { maximumFractionDigits: 1 }), b: bold })}
        </Figure>
      )}
      <Usual />
      <Oldest />
      {strip && strip.warnings.length > 0 && <FlowWarnings warnings={strip.warnings} base={base} />}
    </>
  );
}

/** The 85th percentile of the cycle time; in calendar time, as the ages on the board are. */
function Usual() {
  const t = useTranslations("board");
  const durations = useDurations();
  const { board, base } = useBoard();
  const { strip } = useBoardStrip(board.key);
  if (!strip || strip.usualOf === 0) return null;
  if (strip.usualSeconds === null) return <Figure href={`${base}/flow?measure=cycle#scatter`}>{t("strip.usualFew", { count: strip.usualOf })}</Figure>;
  return (
    <Figure href={`${base}/flow?measure=cycle#scatter`}>
      {t.rich("strip.usual", { time: durations(strip.usualSeconds * 1000), counted: board.chartTime, b: bold })}
    </Figure>
  );
}

/** The card that was started first and is not done: its age leads to the chart, its key to the card. */
function Oldest() {
  const t = useTranslations("board");
  const durations = useDurations();
  const { board, base } = useBoard();
  const now = useNow();
  const usual = useUsualTime(board.key);
  const { columns } = board;
  const oldest = useMemo(() => oldestStarted({ columns }), [columns]);
  if (!oldest?.startedAt) return null;
  const isLate = isOld(oldest, now, usual);
  const chart = (text: ReactNode) => (
    <PageLink href={`${base}/flow#ageing`} className={classNames(styles.figure, isLate && styles.late)} title={isLate ? t("old") : undefined}>
      <b>{text}</b>
    </PageLink>
  );
  const card = (text: ReactNode) => (
    <PageLink href={`${base}/c/${oldest.number}`} className={styles.figure}>
      {text}
    </PageLink>
  );
  const said = { age: durations(Math.max(0, now - Date.parse(oldest.startedAt))), key: oldest.key, chart, card };
  // A card that was moved back is where nobody looks for work that was started.
  return <span>{oldest.column === "IN_WORK" ? t.rich("strip.oldest", said) : t.rich("strip.oldestBack", { ...said, column: t(`column.${oldest.column}`) })}</span>;
}

function Figure({ href, children }: { href: string; children: ReactNode }) {
  return (
    <PageLink href={href} className={styles.figure}>
      {children}
    </PageLink>
  );
}

function bold(text: ReactNode) {
  return <b>{text}</b>;
}
