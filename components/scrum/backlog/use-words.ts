"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { useBacklogPage } from "./backlog-context";

export type Words = ReturnType<typeof useAllWords>;

/** The sentences that rows say, made once for the page: a translator of its own in each cell costs more than the cell. */
export function useAllWords() {
  const backlog = useTranslations("backlog");
  const board = useTranslations("board");
  const splitMerge = useTranslations("splitMerge");
  const format = useFormatter();
  return useMemo(() => ({ backlog, board, splitMerge, format }), [backlog, board, splitMerge, format]);
}

/** As `useTranslations`, for what is in a row. */
export function useWords<Namespace extends keyof Words>(namespace: Namespace): Words[Namespace] {
  return useBacklogPage().words[namespace];
}
