"use client";

import { useMemo, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageBody } from "@/components/shell/page-body";
import { TopBar } from "@/components/shell/top-bar";
import { useTRPC } from "@/components/trpc";
import { Tabs } from "@/components/ui/tabs";
import { AuditView } from "./audit-view";
import { useDeliveryPage } from "./delivery-page-context";
import { DELIVERY_VIEWS, type DeliveryView as View } from "./delivery-search";
import { DeliveriesView } from "./deliveries-view";
import { DeploymentsView } from "./deployments-view";
import { LiveDot } from "./live-dot";
import { NoDelivery } from "./no-delivery";
import { Overview } from "./overview";
import type { EnvironmentState, FirstView } from "./page-data";
import { LOOK_AGAIN_MS } from "./pages-from";
import { ReleasesView } from "./releases-view";
import { RunsView } from "./runs-view";
import { useAddress } from "./use-address";
import { useDeliveryFeed } from "./use-delivery-feed";
import styles from "./delivery-view.module.css";

type DeliveryViewProps = {
  environments: EnvironmentState[];
  first: FirstView;
  /** The board's, with which the page was rendered. */
  version: number;
  boardName: string;
};

/** The Delivery page: what runs where and what waits, above everything that pipelines have told. */
export function DeliveryView({ environments: initial, first, version, boardName }: DeliveryViewProps) {
  const t = useTranslations("delivery.page");
  const trpc = useTRPC();
  const { boardKey, hasSources } = useDeliveryPage();
  const live = useDeliveryFeed(boardKey, version);
  const { search, show } = useAddress();
  const { data: environments } = useQuery(trpc.delivery.environments.queryOptions({ key: boardKey }, { initialData: initial, refetchInterval: LOOK_AGAIN_MS }));
  const names = useMemo(() => environments.map(({ name }) => name), [environments]);
  const content: Record<View, () => ReactNode> = {
    runs: () => <RunsView first={first} />,
    deployments: () => <DeploymentsView first={first} environments={names} />,
    releases: () => <ReleasesView first={first} />,
    audit: () => <AuditView first={first} />,
    deliveries: () => <DeliveriesView />,
  };
  const isQuiet = !hasSources && environments.every(({ running, asking }) => running.length + asking.length === 0);
  return (
    <>
      <TopBar title={t("title")} meta={<LiveDot live={live} />} />
      <PageBody width="wide">
        <p className={styles.onPaper}>{boardName}</p>
        {isQuiet ? (
          <NoDelivery />
        ) : (
          <>
            <Overview environments={environments} />
            <div className={styles.views}>
              <Tabs label={t("views")} value={search.view} onChange={show} tabs={DELIVERY_VIEWS.map((id) => ({ id, label: t(`view.${id}`), content: content[id]() }))} />
            </div>
          </>
        )}
      </PageBody>
    </>
  );
}
