"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import entries from "./entries.module.css";

/** What an infinite query says of itself. */
type Pages<T> = {
  data: { pages: T[][] } | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

type EntryListProps<T> = { query: Pages<T>; empty: string; children: (row: T) => ReactNode };

/** A list that is fetched page by page. */
export function EntryList<T>({ query, empty, children }: EntryListProps<T>) {
  const t = useTranslations("delivery.page");
  const sentenceOf = useErrorSentence();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  if (!data) return error ? <p className={entries.none}>{sentenceOf(error)}</p> : <Skeleton height={200} />;
  const rows = data.pages.flat();
  if (rows.length === 0) return <p className={entries.none}>{empty}</p>;
  return (
    <>
      <ul className={entries.list}>{rows.map(children)}</ul>
      {hasNextPage && (
        <Button className={entries.older} pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("older")}
        </Button>
      )}
    </>
  );
}
