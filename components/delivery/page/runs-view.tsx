"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { Select } from "@/components/ui/select";
import { RUN_STATUSES, type RunStatus } from "@/server/delivery/domain/run-status";
import { runsInput } from "./delivery-search";
import { useDeliveryPage } from "./delivery-page-context";
import { EntryList } from "./entry-list";
import type { FirstView } from "./page-data";
import { RunEntry } from "./run-entry";
import { after, pagesFrom } from "./pages-from";
import { useAddress } from "./use-address";
import entries from "./entries.module.css";

/** Pipeline runs, the newest first. */
export function RunsView({ first }: { first: FirstView }) {
  const t = useTranslations("delivery");
  const trpc = useTRPC();
  const server = useTRPCClient();
  const { boardKey } = useDeliveryPage();
  const { search, choose } = useAddress();
  const input = runsInput(boardKey, search);
  const runs = useInfiniteQuery({
    queryKey: trpc.delivery.runs.infiniteQueryKey(input),
    queryFn: ({ pageParam }) => server.delivery.runs.query({ ...input, ...after(pageParam) }),
    ...pagesFrom(input, first.view === "runs" ? first : null),
  });
  const options = [{ value: "" as const, label: t("page.everyStatus") }, ...RUN_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))];
  return (
    <div className={entries.view}>
      <div className={entries.filters}>
        <Select<RunStatus | ""> label={t("page.status")} hideLabel options={options} value={search.status ?? ""} onChange={(status) => choose({ status: status || null })} />
      </div>
      <EntryList query={runs} empty={search.status ? t("page.noRunMatches") : t("page.noRuns")}>
        {(run) => <RunEntry key={run.id} run={run} />}
      </EntryList>
    </div>
  );
}
