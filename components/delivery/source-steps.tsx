"use client";

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { SourceKind } from "@/server/delivery/domain/source-kind";
import { CopyBlock } from "./copy-block";
import { CopyLine } from "./copy-line";
import { sourceConfiguration } from "./source-configuration";
import type { MadeSource } from "./source-data";
import styles from "./sources.module.css";

/** What is to be done at each system, in order; the sentences stand under `delivery.sources.steps`. */
const STEPS: Record<SourceKind, readonly string[]> = {
  github: ["open", "url", "type", "secret", "events", "ping"],
  gitlab: ["open", "url", "secret", "events", "save", "signing"],
  jenkins: ["plugin", "endpoint", "url", "stages"],
  tekton: ["map", "key", "git"],
  argocd: ["map", "subscribe", "environment"],
  spinnaker: ["open", "restart", "card"],
  sonarqube: ["open", "name", "url", "secret", "revision", "save"],
  terraform: ["open", "name", "url", "secret", "events", "message", "save"],
  cdevents: ["url", "understood", "git"],
  alertmanager: ["open", "whole", "card", "reload"],
  grafana: ["open", "url", "secret", "test", "policy"],
  generic: ["post", "repeat", "buildbot"],
};

/** The events to choose, in the system's own words. */
const EVENTS: Partial<Record<SourceKind, readonly string[]>> = {
  github: ["Check runs", "Deployments", "Deployment statuses", "Pull requests", "Pushes", "Releases", "Workflow jobs", "Workflow runs"],
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
      <Steps kind={made.kind} url={made.url} secret={made.secret} />
      <Button className={styles.start} variant="primary" onClick={onDone}>
        {t("done")}
      </Button>
    </div>
  );
}

type StepsProps = { kind: SourceKind; url: string; /** Null once it is not known any more. */ secret?: string | null };

export function Steps({ kind, url, secret = null }: StepsProps) {
  const t = useTranslations("delivery.sources");
  const format = useFormatter();
  const configuration = sourceConfiguration({ kind, url, secret });
  return (
    <>
      <ol className={styles.steps}>
        {STEPS[kind].map((step) => (
          <li key={step}>{t.rich(`steps.${kind}.${step}` as "steps.github.open", { b: bold, events: format.list(EVENTS[kind] ?? []) })}</li>
        ))}
      </ol>
      {configuration && <CopyBlock label={t("configuration")} text={configuration} copyLabel={t("copyConfiguration")} />}
    </>
  );
}

function bold(words: ReactNode): ReactNode {
  return <strong>{words}</strong>;
}
