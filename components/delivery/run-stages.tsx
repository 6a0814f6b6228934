"use client";

import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { OutsideLink } from "@/components/ui/outside-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Run, Stage } from "./card-delivery-data";
import type { StageTimes, Stretch } from "./stage-times";
import { StatusBadge } from "./status-badge";
import { useLength } from "./use-length";
import { useSpan } from "./use-span";
import timeline from "./card-timeline.module.css";
import styles from "./run-stages.module.css";

/** Milliseconds: a shorter pause is the pipeline's own, not a wait. */
export const WAIT_SHOWN = 15_000;

/** The stages of a run on the run's own axis: when each waited, hatched, and when it ran; a quality gate with what it asked for. */
export function RunStages({ run, times }: { run: Run; times: readonly StageTimes[] }) {
  const t = useTranslations("delivery");
  return (
    <ol className={styles.stages} aria-label={t("card.stages", { name: run.name })}>
      {run.stages.map((stage, index) => (
        <li key={`${stage.name} ${index}`}>
          <StageRow stage={stage} times={times[index]} />
          {stage.conditions && stage.conditions.length > 0 && <Conditions stage={stage} conditions={stage.conditions} />}
        </li>
      ))}
    </ol>
  );
}

function StageRow({ stage, times }: { stage: Stage; times: StageTimes | undefined }) {
  const t = useTranslations("delivery");
  const length = useLength();
  const took = useSpan()(stage.startedAt, stage.finishedAt);
  const status = t(`status.${stage.status}`);
  const waited = times && times.waited >= WAIT_SHOWN ? t("card.waited", { time: length(times.waited) }) : null;
  return (
    <div className={styles.stage}>
      <span className={styles.kind}>{t(`part.${stage.kind}`)}</span>
      <OutsideLink className={timeline.link} url={stage.url}>{stage.name}</OutsideLink>
      <span className={styles.axis} aria-hidden title={waited ?? undefined}>
        {times?.wait && <span className={styles.wait} style={placeOf(times.wait)} />}
        {times?.run && <span className={styles.ran} data-status={stage.status} style={placeOf(times.run)} />}
      </span>
      <StatusBadge status={stage.status} label={took ? `${status} · ${took}` : undefined} />
      {waited && <VisuallyHidden>{waited}</VisuallyHidden>}
    </div>
  );
}

function placeOf({ from, to }: Stretch) {
  return { insetInlineStart: `${from * 100}%`, inlineSize: `${(to - from) * 100}%` };
}

function Conditions({ stage, conditions }: { stage: Stage; conditions: NonNullable<Stage["conditions"]> }) {
  const t = useTranslations("delivery.card");
  return (
    <ul className={styles.conditions} aria-label={t("gate", { name: stage.name })}>
      {conditions.map(({ metric, operator, value, threshold, isMet }) => (
        <li key={metric} className={styles.condition} data-met={isMet}>
          {isMet ? <IconCheck size={12} aria-hidden /> : <IconX size={12} aria-hidden />}
          <span className={styles.metric}>{metric}</span>
          <span>{[value ?? t("noValue"), threshold !== null && t("threshold", { operator: operator ?? "", threshold })].filter(Boolean).join(" ")}</span>
          <VisuallyHidden>{t("isMet", { met: isMet ? "yes" : "no" })}</VisuallyHidden>
        </li>
      ))}
    </ul>
  );
}
