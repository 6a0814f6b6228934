"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useNow } from "@/components/board/now";
import { useTRPC } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { nameOfSpan, RELEASE_SPANS, releasesInput } from "./delivery-search";
import { useDeliveryPage } from "./delivery-page-context";
import type { FirstView } from "./page-data";
import { isSame, LOOK_AGAIN_MS } from "./pages-from";
import { ReleaseEntry } from "./release-entry";
import { useAddress } from "./use-address";
import entries from "./entries.module.css";

/** What went into production, the latest first, further back on demand. */
export function ReleasesView({ first }: { first: FirstView }) {
  const t = useTranslations("delivery.page");
  const trpc = useTRPC();
  const sentenceOf = useErrorSentence();
  const { boardKey } = useDeliveryPage();
  const { search, choose } = useAddress();
  const now = useNow();
  const input = releasesInput(boardKey, search, new Date(now));
  const initial = first.view === "releases" && isSame(input, first.input) ? { initialData: first.data } : {};
  const { data, error, isFetching } = useQuery(trpc.delivery.releases.queryOptions(input, { refetchInterval: LOOK_AGAIN_MS, placeholderData: keepPreviousData, ...initial }));
  if (!data) return error ? <p className={entries.none}>{sentenceOf(error)}</p> : <Skeleton height={200} />;
  const further = RELEASE_SPANS[RELEASE_SPANS.indexOf(search.since) + 1];
  return (
    <div className={entries.view}>
      {data.length === 0 ? (
        <p className={entries.none}>{search.since === null ? t("noReleases") : t("noReleasesSince", { days: search.since })}</p>
      ) : (
        <ul className={entries.list}>
          {data.map((release) => (
            <ReleaseEntry key={release.deployment} release={release} />
          ))}
        </ul>
      )}
      {further !== undefined && (
        <Button className={entries.older} pending={isFetching} onClick={() => choose({ since: nameOfSpan(further) })}>
          {t("older")}
        </Button>
      )}
    </div>
  );
}
