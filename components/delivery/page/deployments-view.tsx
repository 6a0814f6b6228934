"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { Select } from "@/components/ui/select";
import { deploymentsInput } from "./delivery-search";
import { useDeliveryPage } from "./delivery-page-context";
import { DeploymentEntry } from "./deployment-entry";
import { EntryList } from "./entry-list";
import type { FirstView } from "./page-data";
import { after, pagesFrom } from "./pages-from";
import { useAddress } from "./use-address";
import entries from "./entries.module.css";

/** Deployments, the newest first; `environments` are the names of the board's own. */
export function DeploymentsView({ first, environments }: { first: FirstView; environments: readonly string[] }) {
  const t = useTranslations("delivery.page");
  const trpc = useTRPC();
  const server = useTRPCClient();
  const { boardKey } = useDeliveryPage();
  const { search, choose } = useAddress();
  const input = deploymentsInput(boardKey, search);
  const deployments = useInfiniteQuery({
    queryKey: trpc.delivery.deployments.infiniteQueryKey(input),
    queryFn: ({ pageParam }) => server.delivery.deployments.query({ ...input, ...after(pageParam) }),
    ...pagesFrom(input, first.view === "deployments" ? first : null),
  });
  const names = search.environment === null || environments.includes(search.environment) ? environments : [...environments, search.environment];
  const options = [{ value: "", label: t("everyEnvironment") }, ...names.map((name) => ({ value: name, label: name }))];
  return (
    <div className={entries.view}>
      <div className={entries.filters}>
        <Select label={t("environment")} hideLabel options={options} value={search.environment ?? ""} onChange={(environment) => choose({ environment: environment || null })} />
      </div>
      <EntryList query={deployments} empty={search.environment ? t("noDeploymentMatches") : t("noDeployments")}>
        {(one) => <DeploymentEntry key={one.id} deployment={one} />}
      </EntryList>
    </div>
  );
}
