"use client";

import { useCallback, useState, useTransition } from "react";
import { PageLink } from "@/components/ui/page-link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { parseCardKey } from "@/server/board/domain/card-key";
import type { FlowPage } from "@/server/flow/contracts";
import { PageBody } from "@/components/shell/page-body";
import { TopBar } from "@/components/shell/top-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { ColumnTimeChart } from "./column-time-chart";
import { FlowFilters } from "./flow-filters";
import { writeFlowSearch, type FlowSearch } from "./flow-search";
import { ScatterChart } from "./scatter-chart";
import { useFlowFormat } from "./use-flow-format";
import styles from "./flow-view.module.css";

type FlowViewProps = {
  page: FlowPage;
  search: FlowSearch;
  boardKey: string;
  /** The board's own address. */
  base: string;
};

/** The Flow page: how long cards take, and where that time goes. */
export function FlowView({ page, search: asked, boardKey, base }: FlowViewProps) {
  const t = useTranslations("flow");
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [view, setView] = useState({ measure: asked.measure, scale: asked.scale });
  const search: FlowSearch = { ...asked, ...view };
  const { zone, window, now, unit } = page.leadTime;
  const format = useFlowFormat(unit, zone);
  const hrefOf = useCallback((card: string) => `${base}/c/${parseCardKey(card)?.number ?? ""}`, [base]);
  // The period is half-open: its last day is the one that holds the instant before its end.
  const last = new Date(Math.min(Date.parse(window.to), Date.parse(now)) - 1).toISOString();
  const addressOf = (next: FlowSearch) => `${base}/flow${writeFlowSearch(next)}`;
  // Measure and scale need nothing from the server: the address follows without a request.
  const look = (next: Partial<typeof view>) => {
    const chosen = { ...view, ...next };
    setView(chosen);
    globalThis.history.replaceState(null, "", addressOf({ ...search, ...chosen }));
  };
  return (
    <>
      <TopBar title={t("title")} meta={<span className={styles.meta}>{t("meta", { from: format.day(window.from), to: format.day(last), zone })}</span>} />
      <PageBody width="wide">
        {page.hasCards ? (
          <>
            <FlowFilters
              search={search}
              onSearch={(next) => startTransition(() => router.push(addressOf(next), { scroll: false }))}
              people={page.people}
              labels={page.labels}
              window={window}
              zone={zone}
            />
            <div className={styles.charts} aria-busy={isPending}>
              <ScatterChart
                leadTime={page.leadTime}
                cycleTime={page.cycleTime}
                {...view}
                onMeasure={(measure) => look({ measure })}
                onScale={(scale) => look({ scale })}
                boardKey={boardKey}
                hrefOf={hrefOf}
              />
              <ColumnTimeChart answer={page.timeInColumn} boardKey={boardKey} hrefOf={hrefOf} />
            </div>
          </>
        ) : (
          <EmptyState title={t("empty.title")} action={<PageLink href={base}>{t("empty.action")}</PageLink>}>
            {t("empty.text")}
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}
