"use client";

import { Fragment } from "react";
import { useTranslations } from "next-intl";
import { OutsideLink } from "@/components/ui/outside-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { useSpan } from "../use-span";
import type { RunRow } from "./page-data";
import { stageSpans } from "./stage-spans";
import entries from "./entries.module.css";
import styles from "./run-stages.module.css";

/** Milliseconds: a shorter pause is the pipeline's own, not a wait. */
const WAIT_SHOWN = 15_000;
/** A stage without an end is drawn as one of so many seconds. */
const OPEN_GROWS = 60;

/** The stages of a run as blocks as wide as they were long, with the time in which it stood still hatched. */
export function RunStages({ run }: { run: RunRow }) {
  const t = useTranslations("delivery");
  const span = useSpan();
  // What a first attempt waited for is told from when it was asked for; a later one is asked for when it starts.
  const since = run.attempt > 1 ? (run.startedAt ?? run.createdAt) : run.createdAt;
  return (
    <ol className={styles.stages} aria-label={t("card.stages", { name: run.name })}>
      {stageSpans(run.stages, since).map(({ stage, tookMs, waitedMs }, index) => {
        const took = span(stage.startedAt, stage.finishedAt);
        return (
          <Fragment key={`${stage.name} ${index}`}>
            {waitedMs >= WAIT_SHOWN && (
              <li className={styles.wait} style={{ flexGrow: waitedMs / 1000 }}>
                <span className={styles.bar} data-state="WAITED" aria-hidden />
                <span className={styles.words}>{t("page.waited", { span: span(new Date(0).toISOString(), new Date(waitedMs).toISOString()) ?? "" })}</span>
              </li>
            )}
            <li className={styles.stage} style={{ flexGrow: tookMs === null ? OPEN_GROWS : Math.max(1, tookMs / 1000) }}>
              <span className={styles.bar} data-state={stage.status} aria-hidden />
              <span className={styles.words}>
                <OutsideLink className={entries.link} url={stage.url}>
                  {stage.name}
                </OutsideLink>{" "}
                {stage.status === "SUCCESS" ? <VisuallyHidden>{t(`status.${stage.status}`)}</VisuallyHidden> : <span className={styles.status}>{t(`status.${stage.status}`)}</span>} {took}
              </span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
