"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { TopBar } from "@/components/shell/top-bar";
import { countUnreadAgain } from "@/components/shell/use-unread";
import { PageBody } from "@/components/shell/page-body";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { Segmented } from "@/components/ui/segmented";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import type { NotificationPage } from "./notification-data";
import { NotificationEntry } from "./notification-entry";
import styles from "./notifications.module.css";

type NotificationsViewProps = { first: NotificationPage; isUnreadOnly: boolean; renderedAt: number };

/** What somebody is told of, the newest first. Opening one reads it. */
export function NotificationsView({ first, isUnreadOnly, renderedAt }: NotificationsViewProps) {
  const t = useTranslations("notifications");
  const router = useRouter();
  const { lines, hasMore, showMore, isPending, read } = useNotifications(first, isUnreadOnly);
  const now = new Date(renderedAt);
  const views = [{ value: "all", label: t("all") }, { value: "unread", label: t("unread") }] as const;
  return (
    <>
      <TopBar title={t("title")} actions={<PageLink href="/account#notifications">{t("choose")}</PageLink>} />
      <PageBody>
        <div className={styles.bar}>
          <Segmented label={t("which")} options={views} value={isUnreadOnly ? "unread" : "all"} onChange={(value) => router.push(value === "unread" ? "/notifications?unread=1" : "/notifications")} />
          {lines.some(({ isRead }) => !isRead) && (
            <Button size="small" variant="quiet" onClick={() => read()}>
              {t("readAll")}
            </Button>
          )}
        </div>
        {lines.length === 0 ? (
          <EmptyState title={isUnreadOnly ? undefined : t("emptyTitle")}>{isUnreadOnly ? t("emptyUnread") : t("emptyText")}</EmptyState>
        ) : (
          <ul className={styles.list}>
            {lines.map((line) => (
              <NotificationEntry key={line.id} line={line} now={now} onOpen={(id) => !line.isRead && read(id)} />
            ))}
          </ul>
        )}
        {hasMore && (
          <Button pending={isPending} onClick={showMore}>
            {t("more")}
          </Button>
        )}
      </PageBody>
    </>
  );
}

function useNotifications(first: NotificationPage, unread: boolean) {
  const server = useTRPCClient();
  const toast = useToast();
  const sentence = useErrorSentence();
  const onError = (error: unknown) => toast.show({ text: sentence(error), tone: "error" });
  const [more, setMore] = useState<NotificationPage | null>(null);
  const [readIds, setRead] = useState<ReadonlySet<string>>(new Set());
  const lines = [...first.lines, ...(more?.lines ?? [])].map((line) => ({ ...line, isRead: line.isRead || readIds.has(line.id) }));
  const reading = useMutation({
    mutationFn: (id: string | undefined) => server.notifications.read.mutate(id === undefined ? {} : { ids: [id] }),
    onSuccess: (_, id) => {
      setRead((known) => new Set([...known, ...(id === undefined ? lines.map((line) => line.id) : [id])]));
      countUnreadAgain();
    },
    onError,
  });
  const next = useMutation({
    mutationFn: () => server.notifications.list.query({ unread, after: lines.at(-1)?.id }),
    onSuccess: (page) => setMore({ lines: [...(more?.lines ?? []), ...page.lines], hasMore: page.hasMore }),
    onError,
  });
  return { lines, hasMore: (more ?? first).hasMore, showMore: () => next.mutate(), isPending: next.isPending, read: (id?: string) => reading.mutate(id) };
}
