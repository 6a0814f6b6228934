"use client";

import { useState, type ReactNode } from "react";
import { IconGitCommit, IconGitPullRequest, IconPlayerPlay, IconRocket, IconUnlink } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useAllows, useOpenCard } from "@/components/board/card-panel/card-context";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { placeOf, shortSha, type LinkedKind, type TimelineEntry } from "./card-delivery-data";
import { CodeEntry } from "./code-entry";
import { DeploymentEntry } from "./deployment-entry";
import { RunEntry } from "./run-entry";
import { useLinks } from "./use-links";
import styles from "./card-timeline.module.css";

const SHOWN_AT_FIRST = 10;

const ICON = { size: 14, "aria-hidden": true } as const;
const ICONS: Readonly<Record<LinkedKind, ReactNode>> = {
  commit: <IconGitCommit {...ICON} />,
  pullRequest: <IconGitPullRequest {...ICON} />,
  run: <IconPlayerPlay {...ICON} />,
  deployment: <IconRocket {...ICON} />,
};

/** Everything that happened to the card's code, the latest first, each with the way to say that it is not this card's. */
export function CardTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useTranslations("delivery");
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? entries : entries.slice(0, SHOWN_AT_FIRST);
  return (
    <div>
      <h4 className={styles.heading}>{t("card.timeline")}</h4>
      <ol className={styles.timeline}>
        {shown.map((entry) => (
          <li key={entry.key} className={styles.entry}>
            <span className={styles.dot}>{ICONS[entry.what]}</span>
            <div className={styles.body}>
              <Told entry={entry} />
            </div>
            <Unlink entry={entry} />
          </li>
        ))}
      </ol>
      {shown.length < entries.length && (
        <Button size="small" variant="quiet" onClick={() => setWhole(true)}>
          {t("card.showAll", { count: entries.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

function Told({ entry }: { entry: TimelineEntry }) {
  switch (entry.what) {
    case "run":
      return <RunEntry run={entry.run} earlier={entry.earlier} />;
    case "deployment":
      return <DeploymentEntry deployment={entry.deployment} />;
    default:
      return <CodeEntry entry={entry} />;
  }
}

function Unlink({ entry }: { entry: TimelineEntry }) {
  const t = useTranslations("delivery.links");
  const { card } = useOpenCard();
  const link = useLinks(card.key);
  const mayLink = useAllows("card.edit");
  if (!mayLink) return null;
  const name = nameOf(entry);
  return <IconButton className={styles.unlink} size="small" label={t("unlink", { name })} icon={<IconUnlink size={14} />} onClick={() => void link({ what: entry.what, ids: entry.ids, name }, false)} />;
}

function nameOf(entry: TimelineEntry): string {
  switch (entry.what) {
    case "run":
      return entry.run.name;
    case "deployment":
      return placeOf(entry.deployment).name;
    case "pullRequest":
      return `#${entry.pullRequest.number}`;
    case "commit":
      return shortSha(entry.commit.sha);
  }
}
