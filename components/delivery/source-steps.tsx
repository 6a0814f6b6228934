"use client";

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { SourceKind } from "@/server/delivery/domain/source-kind";
import { CopyLine } from "./copy-line";
import type { MadeSource } from "./source-data";
import styles from "./sources.module.css";

/** What is to be done at each system, in order; the sentences stand under `delivery.sources.steps`. */
const STEPS = {
  github: ["open", "url", "type", "secret", "events", "ping"],
  gitlab: ["open", "url", "secret", "events", "save", "signing"],
  sonarqube: ["open", "name", "url", "secret", "revision", "save"],
  terraform: ["open", "name", "url", "secret", "events", "message", "save"],
} as const satisfies Record<SourceKind, readonly string[]>;

/** The events to choose, in the system's own words. */
const EVENTS: Partial<Record<SourceKind, readonly string[]>> = {
  github: ["Deployments", "Deployment statuses", "Pull requests", "Pushes", "Workflow jobs", "Workflow runs"],
  gitlab: ["Push events", "Merge request events", "Job events", "Pipeline events", "Deployment events", "Releases events"],
  terraform: ["Created", "Planning", "Needs attention", "Applying", "Completed", "Errored", "Drift detected", "Check failed", "Health assessment errored"],
};

/** What to do at the other side, with the address and the secret: the one time that it is shown. */
export function SourceSteps({ made, onDone }: { made: MadeSource; onDone: () => void }) {
  const t = useTranslations("delivery.sources");
  return (
    <div className={styles.made}>
      <p role="status">
        <strong>{t("made", { name: made.name, system: t(`kinds.${made.kind}`) })}</strong>
      </p>
      <CopyLine label={t("address")} text={made.url} copyLabel={t("copyAddress")} />
      <CopyLine label={t("secret")} text={made.secret} copyLabel={t("copySecret")} />
      <p className={styles.dim}>{t("once")}</p>
      <Steps kind={made.kind} />
      <Button className={styles.start} variant="primary" onClick={onDone}>
        {t("done")}
      </Button>
    </div>
  );
}

export function Steps({ kind }: { kind: SourceKind }) {
  const t = useTranslations("delivery.sources");
  const format = useFormatter();
  return (
    <ol className={styles.steps}>
      {STEPS[kind].map((step) => (
        <li key={step}>{t.rich(`steps.${kind}.${step}`, { b: bold, events: format.list(EVENTS[kind] ?? []) })}</li>
      ))}
    </ol>
  );
}

function bold(words: ReactNode): ReactNode {
  return <strong>{words}</strong>;
}
