"use client";

import { IconBell } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { PageLink } from "@/components/ui/page-link";
import { useUnread } from "./use-unread";
import rail from "./rail.module.css";
import styles from "./unread-link.module.css";

/** More are not counted out. */
const COUNTED = 99;
const PATH = "/notifications";

/** The way to what a person is told of, and how much of it is new; on a phone a mark beside their picture. */
export function UnreadLink({ first }: { first: number }) {
  const t = useTranslations("shell");
  const count = useUnread(first);
  const isHere = usePathname() === PATH;
  return (
    <PageLink href={PATH} className={classNames(rail.item, styles.link)} data-new={count > 0 || undefined} aria-label={t("unread", { count })} aria-current={isHere ? "page" : undefined}>
      <IconBell size={18} aria-hidden />
      <span className={rail.label}>{t("notifications")}</span>
      {count > 0 && <span className={styles.count}>{count > COUNTED ? `${COUNTED}+` : count}</span>}
    </PageLink>
  );
}
