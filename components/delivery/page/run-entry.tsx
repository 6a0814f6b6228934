"use client";

import { IconClockExclamation } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useBoardTime } from "@/components/board/card-panel/use-board-time";
import { useNow } from "@/components/board/now";
import { Badge } from "@/components/ui/badge";
import { OutsideLink } from "@/components/ui/outside-link";
import { isStale } from "@/server/delivery/domain/stale-run";
import { StatusBadge } from "../status-badge";
import { useSpan } from "../use-span";
import { CardKeys } from "./card-keys";
import { useDeliveryPage } from "./delivery-page-context";
import { Moment } from "./moment";
import type { RunRow } from "./page-data";
import { RunStages } from "./run-stages";
import entries from "./entries.module.css";

/** One attempt of one run of a pipeline. */
export function RunEntry({ run }: { run: RunRow }) {
  const t = useTranslations("delivery");
  const span = useSpan()(run.startedAt, run.finishedAt);
  return (
    <li className={entries.entry}>
      <div className={entries.head}>
        <StatusBadge status={run.status} />
        <h3 className={entries.title}>
          <OutsideLink className={entries.link} url={run.url}>
            {run.name}
          </OutsideLink>
        </h3>
        {run.attempt > 1 && <span className={entries.dim}>{t("card.attempt", { count: run.attempt })}</span>}
        <StaleMark run={run} />
        <Moment at={run.startedAt ?? run.createdAt} />
      </div>
      <div className={entries.facts}>
        {run.branch && (
          <span className={entries.branch} dir="auto">
            {run.branch}
          </span>
        )}
        {run.title && <span dir="auto">{run.title}</span>}
        {run.actor && <span>{t("card.by", { name: run.actor })}</span>}
        {span && <span>{span}</span>}
        <CardKeys cards={run.cards.map((key) => ({ key }))} />
      </div>
      {run.stages.length > 0 && <RunStages run={run} />}
    </li>
  );
}

/** A run that is under way for all we know, but of which nothing was heard for long. */
function StaleMark({ run }: { run: RunRow }) {
  const t = useTranslations("delivery.page");
  const now = new Date(useNow());
  const time = useBoardTime(useDeliveryPage().timeZone);
  const heardAt = new Date(run.heardAt);
  if (!isStale({ status: run.status, heardAt }, now)) return null;
  return (
    <Badge tone="block" icon={<IconClockExclamation size={12} aria-hidden />}>
      {t("stale", { at: time.short(heardAt, now) })}
    </Badge>
  );
}
