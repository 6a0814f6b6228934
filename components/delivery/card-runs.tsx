"use client";

import { useTranslations } from "next-intl";
import { OutsideLink } from "@/components/ui/outside-link";
import type { Run } from "./card-delivery-data";
import { StatusBadge } from "./status-badge";
import { useSpan } from "./use-span";
import { When } from "./when";
import styles from "./card-delivery.module.css";

type RunOfCard = { newest: Run; earlier: Run[] };

/** The runs of a card, each by its newest attempt, with the earlier ones folded away. */
export function CardRuns({ runs }: { runs: readonly Run[] }) {
  const t = useTranslations("delivery.card");
  return (
    <ul className={styles.list}>
      {byAttempt(runs).map(({ newest, earlier }) => (
        <li key={newest.id}>
          <RunLine run={newest} />
          {earlier.length > 0 && (
            <details className={styles.earlier}>
              <summary>{t("attempts", { count: earlier.length })}</summary>
              {earlier.map((run) => (
                <RunLine key={run.id} run={run} />
              ))}
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function RunLine({ run }: { run: Run }) {
  const t = useTranslations("delivery.card");
  const span = useSpan()(run.startedAt, run.finishedAt);
  return (
    <div className={styles.entry}>
      <div className={styles.head}>
        <StatusBadge status={run.status} />
        <strong>
          <OutsideLink className={styles.link} url={run.url}>{run.name}</OutsideLink>
        </strong>
        {run.attempt > 1 && <span className={styles.dim}>{t("attempt", { count: run.attempt })}</span>}
        {span && <span className={styles.dim}>{span}</span>}
        <When at={run.startedAt ?? run.createdAt} />
      </div>
      <p className={styles.about} dir="auto">
        {[run.branch, run.title].filter((part) => part).join(" · ")}
      </p>
      {run.stages.length > 0 && <Stages run={run} />}
    </div>
  );
}

function Stages({ run }: { run: Run }) {
  const t = useTranslations("delivery");
  const span = useSpan();
  return (
    <ol className={styles.stages} aria-label={t("card.stages", { name: run.name })}>
      {run.stages.map((stage, index) => {
        const took = span(stage.startedAt, stage.finishedAt);
        return (
          <li key={`${stage.name} ${index}`} className={styles.stage}>
            <span className={styles.kind}>{t(`part.${stage.kind}`)}</span>
            <OutsideLink className={styles.link} url={stage.url}>{stage.name}</OutsideLink>
            <StatusBadge status={stage.status} label={took ? `${t(`status.${stage.status}`)} · ${took}` : undefined} />
          </li>
        );
      })}
    </ol>
  );
}

/** Attempts of one run stand together, the highest first; runs stay in the order they came in. */
function byAttempt(runs: readonly Run[]): RunOfCard[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const slot = `${run.source} ${run.externalId}`;
    groups.set(slot, [...(groups.get(slot) ?? []), run]);
  }
  return [...groups.values()].flatMap((attempts) => {
    const [newest, ...earlier] = attempts.toSorted((a, b) => b.attempt - a.attempt);
    return newest ? [{ newest, earlier }] : [];
  });
}
