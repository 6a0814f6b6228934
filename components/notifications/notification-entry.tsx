"use client";

import { useFormatter, useTranslations } from "next-intl";
import { IconAt, IconBan, IconRepeat, IconShieldCheck, IconUserPlus } from "@tabler/icons-react";
import { PageLink } from "@/components/ui/page-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { sentenceFacts } from "@/server/notifications/domain/sentence-facts";
import type { NotificationKind } from "@/server/notifications/domain/notification-kinds";
import type { NotificationLine } from "./notification-data";
import styles from "./notifications.module.css";

const ICONS = { MENTIONED: IconAt, ASSIGNED: IconUserPlus, BLOCKED: IconBan, APPROVAL: IconShieldCheck, SPRINT_STARTED: IconRepeat } as const satisfies Record<NotificationKind, unknown>;

const EXACT = { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;

type NotificationEntryProps = { line: NotificationLine; now: Date; onOpen: (id: string) => void };

/** One thing that happened, and the way there. */
export function NotificationEntry({ line, now, onOpen }: NotificationEntryProps) {
  const t = useTranslations("notifications");
  const format = useFormatter();
  const { id, kind, at, isRead, actor, board, card, facts } = line;
  const Icon = ICONS[kind];
  const instant = new Date(at);
  return (
    <li className={styles.entry} data-new={!isRead || undefined}>
      <PageLink href={addressOf(line)} className={styles.link} onClick={() => onOpen(id)}>
        <Icon size={18} aria-hidden />
        <span className={styles.words}>
          <span className={styles.sentence}>
            {t(`says.${kind}`, sentenceFacts(actor?.name ?? t("nobody"), facts))}
            {!isRead && <VisuallyHidden> ({t("new")})</VisuallyHidden>}
          </span>
          <span className={styles.about}>{card ? `${board.key}-${card.number} ${card.title}` : board.name}</span>
        </span>
        <time dateTime={at} className={styles.when} title={format.dateTime(instant, EXACT)}>
          {format.relativeTime(instant, now)}
        </time>
      </PageLink>
    </li>
  );
}

function addressOf({ kind, board, card, facts }: NotificationLine): string {
  const base = `/w/${board.workspace}/b/${board.key}`;
  if (card) return `${base}/c/${card.number}`;
  return kind === "APPROVAL" ? `${base}/delivery` : `${base}/sprints${facts.sprint ? `/${facts.sprint}` : ""}`;
}
