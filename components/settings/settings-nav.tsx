"use client";

import { useEffect, useRef } from "react";
import { PageLink } from "@/components/ui/page-link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import styles from "./settings.module.css";

const PAGES = [
  { path: "", label: "general" },
  { path: "/calendar", label: "calendar" },
  { path: "/limits", label: "limits" },
  { path: "/members", label: "members" },
  { path: "/sources", label: "sources" },
  { path: "/environments", label: "environments" },
  { path: "/automation", label: "automation" },
  { path: "/request-form", label: "requestForm" },
] as const;

/** The pages of a board's settings. `base` is the address of the first. */
export function SettingsNav({ base }: { base: string }) {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the list is longer than the screen is wide.
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [pathname]);
  return (
    <nav ref={nav} className={styles.nav} aria-label={t("title")}>
      {PAGES.map(({ path, label }) => {
        const isCurrent = path === "" ? pathname === base : pathname.startsWith(`${base}${path}`);
        return (
          <PageLink key={path} href={`${base}${path}`} className={styles.navLink} aria-current={isCurrent ? "page" : undefined}>
            {t(`pages.${label}`)}
          </PageLink>
        );
      })}
    </nav>
  );
}
