"use client";

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { parseCardKey } from "@/server/board/domain/card-key";
import type { BoardFlow } from "@/server/flow/contracts/page";
import type { TimeSpan } from "@/server/flow/domain/time-span";
import { Sparkline } from "@/components/charts/sparkline";
import { PageLink } from "@/components/ui/page-link";
import { useFlowFormat } from "@/components/flow/use-flow-format";
import type { SortColumn } from "./board-sort";
import { perWeek } from "./per-week";
import styles from "./workspace-flow.module.css";

/** What a board says in each column of the table, in its own unit and zone; what it cannot say yet, it says why. */
export function useBoardCells(board: BoardFlow, base: string): Record<SortColumn, ReactNode> {
  const t = useTranslations("workspaceFlow");
  const format = useFlowFormat(board.unit, board.zone, board.time);
  const { cycle, lead, efficiency } = board;
  const none = (reason: string) => <span className={styles.none}>{reason}</span>;
  const span = (value: TimeSpan | null) => (value === null ? none(t("none.few")) : format.span(value));
  return {
    name: (
      <>
        <PageLink href={`${base}/flow`} className={styles.name}>
          {board.name}
        </PageLink>
        <span className={styles.meta}>{t(`measured.${board.time}`, { key: board.key, zone: board.zone })}</span>
      </>
    ),
    wip: <Wip wip={board.wip} limit={board.wipLimit} over={board.over} />,
    throughput: <Throughput weeks={board.throughput} />,
    cycle50: span(cycle.percentiles["50"]),
    cycle85: span(cycle.percentiles["85"]),
    lead85: span(lead.percentiles["85"]),
    efficiency: efficiency === null ? none(t("none.finished")) : format.percent(efficiency),
    oldest: board.oldest === null ? none(t("none.started")) : <Oldest oldest={board.oldest} age={format.span(board.oldest.span)} base={base} />,
    flagged: t("flagged", { count: board.flagged }),
  };
}

function Wip({ wip, limit, over }: { wip: number; limit: number | null; over: number }) {
  const t = useTranslations("workspaceFlow");
  if (limit === null) return t("wip", { count: wip });
  return (
    <>
      {t("wipOf", { count: wip, limit })}
      {over > 0 && <span className={styles.over}>{t("over", { count: over })}</span>}
    </>
  );
}

function Throughput({ weeks }: { weeks: BoardFlow["throughput"] }) {
  const t = useTranslations("workspaceFlow");
  const format = useFormatter();
  const average = perWeek(weeks);
  const bars = weeks.map(({ date, count, complete }) => {
    const day = format.dateTime(new Date(date), { timeZone: "UTC", month: "short", day: "numeric" });
    return { count, complete, title: t(complete ? "week" : "weekSoFar", { day, count }) };
  });
  return (
    <span className={styles.throughput}>
      {bars.some(({ count }) => count > 0) && <Sparkline bars={bars} label={bars.map(({ title }) => title).join("; ")} />}
      {average === null ? <span className={styles.none}>{t("none.week")}</span> : <span className={styles.average}>{format.number(average, { maximumFractionDigits: 1 })}</span>}
    </span>
  );
}

function Oldest({ oldest, age, base }: { oldest: NonNullable<BoardFlow["oldest"]>; age: string; base: string }) {
  const t = useTranslations("workspaceFlow");
  return (
    <span className={oldest.flagged ? styles.late : undefined} title={oldest.flagged ? t("late") : undefined}>
      <PageLink href={`${base}/c/${parseCardKey(oldest.card)?.number ?? ""}`} title={oldest.title}>
        {oldest.card}
      </PageLink>{" "}
      {age}
    </span>
  );
}
