"use client";

import { useDeferredValue, useState } from "react";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/text-field";
import { useToast } from "@/components/ui/toast";
import { useAttempt } from "@/components/ui/use-attempt";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import type { AppRouter } from "@/server/app-router";
import { may } from "@/server/people/domain/policy";
import { useBoard, useBoardActions } from "../board-context";
import styles from "./archive.module.css";

const MOST = 200;

type Archived = inferRouterOutputs<AppRouter>["board"]["archive"][number];

/** Archived cards, the latest first, each to be brought back where its column has room. */
export function ArchiveList() {
  const t = useTranslations("board");
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const { board } = useBoard();
  const [search, setSearch] = useState("");
  const asked = useDeferredValue(search.trim());
  const { data, error } = useQuery(trpc.board.archive.queryOptions({ key: board.key, limit: MOST, search: asked === "" ? undefined : asked }, { staleTime: 0, placeholderData: keepPreviousData }));
  if (error) return <p role="alert">{sentence(error)}</p>;
  return (
    <div className={styles.archive}>
      <TextField type="search" label={t("archive.search")} value={search} onChange={(event) => setSearch(event.target.value)} />
      {data?.length === 0 && <EmptyState>{asked === "" ? t("archive.empty") : t("archive.none")}</EmptyState>}
      <ul className={styles.list}>
        {data?.map((card) => (
          <ArchivedCard key={card.key} card={card} />
        ))}
      </ul>
    </div>
  );
}

function ArchivedCard({ card }: { card: Archived }) {
  const t = useTranslations("board");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const toast = useToast();
  const { board } = useBoard();
  const { adopt } = useBoardActions();
  const { error, isPending, attempt } = useAttempt();
  const column = t(`column.${card.column}`);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: board.timeZone }).format(new Date(card.archivedAt));
  const restore = async () => {
    const done = await attempt(async () => adopt(await client.card.restore.mutate({ cardKey: card.key })));
    if (!done) return;
    toast.show({ text: t("archive.restored", { card: card.key, column }) });
    await queries.invalidateQueries({ queryKey: trpc.board.archive.pathKey() });
  };
  return (
    <li className={styles.card}>
      <div className={styles.words}>
        <p>
          <span className={styles.key}>{card.key}</span> {card.title}
        </p>
        <p className={styles.from}>{t("archive.from", { column, date })}</p>
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
      {may("card.restore", board.you.roles) && (
        <Button size="small" pending={isPending} onClick={() => void restore()}>
          {t("archive.restore")}
        </Button>
      )}
    </li>
  );
}
