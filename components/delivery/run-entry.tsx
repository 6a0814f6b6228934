"use client";

import { IconClockExclamation } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useNow } from "@/components/board/card-panel/use-now";
import { Badge } from "@/components/ui/badge";
import { OutsideLink } from "@/components/ui/outside-link";
import { isStale } from "@/server/delivery/domain/stale-run";
import type { Run } from "./card-delivery-data";
import { RunStages, WAIT_SHOWN } from "./run-stages";
import { runTimes } from "./stage-times";
import { StatusBadge } from "./status-badge";
import { useLength } from "./use-length";
import { When } from "./when";
import styles from "./card-timeline.module.css";

/** A run by its newest attempt, with its stages; the earlier attempts are folded away. */
export function RunEntry({ run, earlier }: { run: Run; earlier: readonly Run[] }) {
  const t = useTranslations("delivery.card");
  return (
    <>
      <Attempt run={run} />
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t("attempts", { count: earlier.length })}</summary>
          {earlier.map((each) => (
            <Attempt key={each.id} run={each} />
          ))}
        </details>
      )}
    </>
  );
}

function Attempt({ run }: { run: Run }) {
  const t = useTranslations("delivery.card");
  const length = useLength();
  const times = runTimes(run, useNow().getTime());
  return (
    <>
      <div className={styles.head}>
        <StatusBadge status={run.status} />
        <strong className={styles.name}>
          <OutsideLink className={styles.link} url={run.url}>{run.name}</OutsideLink>
        </strong>
        <Stale run={run} />
        {run.attempt > 1 && <span className={styles.dim}>{t("attempt", { count: run.attempt })}</span>}
      </div>
      <p className={styles.about}>
        {run.finishedAt !== null && times.took !== null && (
          <span>{times.waited < WAIT_SHOWN ? length(times.took) : t("tookWaited", { took: length(times.took), waited: length(times.waited) })}</span>
        )}
        {run.branch && <span className={styles.branch}>{run.branch}</span>}
        {run.title && <span dir="auto">{run.title}</span>}
        <When at={run.startedAt ?? run.createdAt} />
      </p>
      {run.stages.length > 0 && <RunStages run={run} times={times.stages} />}
    </>
  );
}

/** A run that is under way for all we know, but of which nothing was heard for long. */
function Stale({ run: { status, heardAt } }: { run: Run }) {
  const t = useTranslations("delivery.card");
  const now = useNow();
  if (!isStale({ status, heardAt: new Date(heardAt) }, now)) return null;
  return (
    <Badge tone="block" icon={<IconClockExclamation size={12} aria-hidden />}>
      {t.rich("stale", { at: () => <When at={heardAt} /> })}
    </Badge>
  );
}
