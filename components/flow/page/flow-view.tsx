"use client";

import { useCallback, useMemo, useState, useTransition } from "react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { parseCardKey } from "@/server/board/domain/card-key";
import type { FlowPage } from "@/server/flow/contracts/page";
import { ChartRemarks } from "@/components/charts/chart-remarks";
import { ChartSettingProvider } from "@/components/charts/chart-setting";
import { PageBody } from "@/components/shell/page-body";
import { TopBar } from "@/components/shell/top-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { FlowCharts } from "./flow-charts";
import { FlowFilters } from "./flow-filters";
import { FlowHeadline } from "./flow-headline";
import { writeFlowSearch, type FlowSearch } from "@/components/flow/flow-search";
import { pageRemarks } from "@/components/flow/remarks/page-remarks";
import { useRemarks } from "@/components/flow/remarks/use-remarks";
import { useConditions } from "./use-conditions";
import { useFlowFormat } from "@/components/flow/use-flow-format";
import { withDrawn } from "@/components/flow/with-drawn";
import styles from "./flow-view.module.css";

type FlowViewProps = {
  page: FlowPage;
  search: FlowSearch;
  boardKey: string;
  boardName: string;
  /** The board's own address. */
  base: string;
};

/** The Flow page: how long cards take, where that time goes, how much gets done, and when the rest will be. */
export function FlowView({ page, search: asked, boardKey, boardName, base }: FlowViewProps) {
  const t = useTranslations("flow");
  const router = useRouter();
  const params = useSearchParams();
  const [isPending, startTransition] = useTransition();
  const [view, setView] = useState({ measure: asked.measure, scale: asked.scale });
  const search: FlowSearch = { ...asked, ...view };
  const format = useFlowFormat(page.unit, page.zone, page.time);
  const hrefOf = useCallback((card: string) => `${base}/c/${parseCardKey(card)?.number ?? ""}`, [base]);
  const addressOf = (next: FlowSearch) => withDrawn(`${base}/flow${writeFlowSearch(next)}`, params);
  // Measure and scale need nothing from the server: the address follows without a request.
  const look = (next: Partial<typeof view>) => {
    const chosen = { ...view, ...next };
    setView(chosen);
    globalThis.history.replaceState(null, "", addressOf({ ...search, ...chosen }));
  };
  const period = usePeriod(page);
  const conditions = useConditions(page, search);
  const setting = useMemo(() => ({ board: boardName, period, conditions }), [boardName, period, conditions]);
  const remarks = useRemarks(pageRemarks(page), hrefOf, format);
  if (!page.hasCards) return <NoCards base={base} />;
  return (
    <ChartSettingProvider value={setting}>
      <TopBar title={t("title")} meta={<span className={styles.meta}>{period}</span>} />
      <PageBody width="wide">
        <FlowFilters page={page} search={search} onSearch={(next) => startTransition(() => router.push(addressOf(next), { scroll: false }))} />
        <p className={styles.onPaper}>{[boardName, ...conditions].join(" · ")}</p>
        <div className={styles.content} aria-busy={isPending}>
          <ChartRemarks remarks={remarks} label={t("remarksOf", { name: t("title") })} />
          <FlowHeadline page={page} format={format} onCycle={() => look({ measure: "cycle" })} />
          <FlowCharts page={page} search={search} onLook={look} boardKey={boardKey} hrefOf={hrefOf} />
        </div>
      </PageBody>
    </ChartSettingProvider>
  );
}

function NoCards({ base }: { base: string }) {
  const t = useTranslations("flow");
  return (
    <>
      <TopBar title={t("title")} />
      <PageBody width="wide">
        <EmptyState title={t("empty.title")} action={<PageLink href={base}>{t("empty.action")}</PageLink>}>
          {t("empty.text")}
        </EmptyState>
      </PageBody>
    </>
  );
}

/** The days in view, the zone and the kind of time. The period is half-open: its last day is the one that holds the instant before its end. */
function usePeriod({ window, now, unit, zone, time }: FlowPage): string {
  const t = useTranslations("flow");
  const format = useFlowFormat(unit, zone, time);
  const last = new Date(Math.min(Date.parse(window.to), Date.parse(now)) - 1).toISOString();
  const [from, to] = [format.day(window.from), format.day(last)];
  return t(`meta.${time}`, { days: from === to ? from : t("meta.range", { from, to }), zone });
}
