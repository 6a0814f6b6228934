"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OutsideLink } from "@/components/ui/outside-link";
import { shortSha } from "../card-delivery-data";
import { CardList } from "./card-list";
import { KindBadge } from "./kind-badge";
import { Moment } from "./moment";
import type { ReleaseRow } from "./page-data";
import { ReleaseNotes } from "./release-notes";
import entries from "./entries.module.css";
import styles from "./releases.module.css";

/** More cards than this are folded away. */
const SHOWN = 6;

/** One release: how much came with it, and what. */
export function ReleaseEntry({ release }: { release: ReleaseRow }) {
  const t = useTranslations("delivery.page");
  const [isWhole, setWhole] = useState(false);
  const { version, service, environment, kind, sha, url, releasedAt, cards, points, unestimated, commits, approvedBy, approvalNote } = release;
  const volume = [
    t("newCards", { count: cards.length }),
    ...(cards.length > 0 ? [t("points", { count: points })] : []),
    ...(unestimated > 0 ? [t("unestimatedCards", { count: unestimated })] : []),
    t("commitCount", { count: commits }),
  ];
  const shown = isWhole ? cards : cards.slice(0, SHOWN);
  return (
    <li className={entries.entry}>
      <div className={entries.head}>
        <h3 className={styles.version}>
          <OutsideLink className={entries.link} url={url}>
            {version}
          </OutsideLink>
        </h3>
        <KindBadge kind={kind} />
        <Moment at={releasedAt} />
      </div>
      <p className={styles.volume}>{volume.join(" · ")}</p>
      <p className={entries.facts}>
        <span dir="auto">{service}</span>
        <span dir="auto">{environment}</span>
        {sha && shortSha(sha) !== version && <span className={entries.branch}>{shortSha(sha)}</span>}
        {approvedBy && <span>{t("approvedBy", { name: approvedBy })}</span>}
        {approvalNote && <span dir="auto">{t("quoted", { text: approvalNote })}</span>}
      </p>
      {cards.length > 0 && <CardList cards={shown} />}
      {shown.length < cards.length && (
        <Button size="small" variant="quiet" className={entries.older} onClick={() => setWhole(true)}>
          {t("moreCards", { count: cards.length - shown.length })}
        </Button>
      )}
      <ReleaseNotes release={release} />
    </li>
  );
}
