"use client";

import { PageLink } from "@/components/ui/page-link";
import { usePathname, useRouter } from "next/navigation";
import { IconChartDots, IconLayoutKanban, IconListNumbers, IconRepeat, IconRocket, IconSettings } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";
import { useShortcut } from "@/components/ui/use-shortcut";
import styles from "./rail.module.css";

const SECTIONS = [
  { path: "", label: "board", says: "shortcutBoard", keys: "g b", Icon: IconLayoutKanban },
  { path: "/backlog", label: "backlog", says: "shortcutBacklog", keys: "g l", Icon: IconListNumbers },
  { path: "/sprints", label: "sprints", says: "shortcutSprints", keys: "g s", Icon: IconRepeat },
  { path: "/delivery", label: "delivery", says: "shortcutDelivery", keys: "g d", Icon: IconRocket },
  { path: "/flow", label: "flow", says: "shortcutFlow", keys: "g f", Icon: IconChartDots },
  { path: "/settings", label: "settings", says: "shortcutSettings", keys: "g ,", Icon: IconSettings },
] as const;

type Section = (typeof SECTIONS)[number];

/** The pages of the board in view. `base` is the board's own address. */
export function BoardNav({ base }: { base: string }) {
  const current = currentSection(usePathname(), base);
  return (
    <ul className={styles.list}>
      {SECTIONS.map((section) => (
        <li key={section.path}>
          <SectionLink section={section} base={base} isCurrent={section === current} />
        </li>
      ))}
    </ul>
  );
}

function SectionLink({ section, base, isCurrent }: { section: Section; base: string; isCurrent: boolean }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const href = `${base}${section.path}`;
  useShortcut({ keys: section.keys, label: t(section.says) }, () => router.push(href));
  return (
    <PageLink href={href} className={styles.item} aria-current={isCurrent ? "page" : undefined}>
      <section.Icon size={18} aria-hidden />
      <span className={styles.label}>{t(section.label)}</span>
      <span className={styles.keys} aria-hidden>
        <Kbd keys={section.keys} />
      </span>
    </PageLink>
  );
}

/** A card's page belongs to the board, whose address it extends. */
function currentSection(pathname: string, base: string): Section | undefined {
  const inside = pathname.slice(base.length);
  if (!pathname.startsWith(base)) return undefined;
  return SECTIONS.find((section) => section.path !== "" && inside.startsWith(section.path)) ?? SECTIONS[0];
}
