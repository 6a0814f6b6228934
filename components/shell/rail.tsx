"use client";

import { useSyncExternalStore } from "react";
import { usePathname } from "next/navigation";
import { PageLink } from "@/components/ui/page-link";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconLayoutBoard } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { BoardNav } from "./board-nav";
import { Logo } from "./logo";
import { isRailNarrow, setRailNarrow } from "./preferences";
import { UnreadLink } from "./unread-link";
import { UserMenu } from "./user-menu";
import styles from "./rail.module.css";

export type RailWorkspace = { slug: string; name: string };
export type RailBoard = { key: string; name: string };
export type RailUser = { id: string; name: string; /** Notifications that they have not read. */ unread: number };

type RailProps = {
  workspace: RailWorkspace;
  boards: readonly RailBoard[];
  currentKey: string | undefined;
  user: RailUser;
};

export function Rail({ workspace, boards, currentKey, user }: RailProps) {
  const t = useTranslations("shell");
  const links = boards.map((board) => ({ id: board.key, label: board.name, href: `/w/${workspace.slug}/b/${board.key}` }));
  const others = links.filter((link) => link.id !== currentKey);
  // Nothing of the boards, so that its key is none of theirs.
  const across = { id: "/flow", label: t("flowAcross"), href: `/w/${workspace.slug}/flow` };
  const isAcross = usePathname() === across.href;
  const boardsTrigger = (
    <button type="button" className={styles.item}>
      <IconLayoutBoard size={18} aria-hidden />
      <span className={styles.label}>{t("boards")}</span>
    </button>
  );
  return (
    <nav className={styles.rail} aria-label={t("navigation")}>
      <div className={styles.brand}>
        <PageLink href="/" className={styles.home} aria-label={t("home")}>
          <Logo />
          <span className={styles.wordmark}>Throughline</span>
        </PageLink>
        <RailToggle />
      </div>
      <p className={styles.heading}>{workspace.name}</p>
      {currentKey !== undefined && <BoardNav base={`/w/${workspace.slug}/b/${currentKey}`} />}
      {others.length > 0 && (
        <>
          <div className={styles.compactBoards}>
            <Menu label={t("boards")} trigger={boardsTrigger} sections={[{ items: links }, { items: [across] }]} />
          </div>
          <div className={styles.wideBoards}>
            <p className={styles.heading}>{currentKey === undefined ? t("boards") : t("otherBoards")}</p>
            <ul className={styles.list}>
              {others.map((board) => (
                <li key={board.id}>
                  <PageLink href={board.href} className={styles.item}>
                    <span className={styles.label}>{board.label}</span>
                  </PageLink>
                </li>
              ))}
              <li>
                <PageLink href={across.href} className={styles.item} aria-current={isAcross ? "page" : undefined}>
                  <span className={styles.label}>{across.label}</span>
                </PageLink>
              </li>
            </ul>
          </div>
        </>
      )}
      <div className={styles.user}>
        <UnreadLink first={user.unread} />
        <UserMenu user={user} />
      </div>
    </nav>
  );
}

function RailToggle() {
  const t = useTranslations("shell");
  const isNarrow = useSyncExternalStore(watchRail, isRailNarrow, () => false);
  const Icon = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <span className={styles.toggle}>
      <IconButton
        size="small"
        label={isNarrow ? t("expand") : t("collapse")}
        icon={<Icon size={16} />}
        onClick={() => setRailNarrow(!isNarrow)}
      />
    </span>
  );
}

function watchRail(notify: () => void): () => void {
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributeFilter: ["data-rail"] });
  return () => observer.disconnect();
}
