"use client";

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyLine } from "./copy-line";
import type { MadeSource } from "./source-data";
import styles from "./sources.module.css";

/** As GitHub words them in its list of events. */
const EVENTS = ["Deployments", "Deployment statuses", "Pull requests", "Pushes", "Workflow jobs", "Workflow runs"];
const STEPS = ["open", "url", "type", "secret", "events", "ping"] as const;

/** What to do at the other side, with the address and the secret: the one time that it is shown. */
export function SourceSteps({ made, onDone }: { made: MadeSource; onDone: () => void }) {
  const t = useTranslations("delivery.sources");
  return (
    <div className={styles.made}>
      <p role="status">
        <strong>{t("made", { name: made.name })}</strong>
      </p>
      <CopyLine label={t("address")} text={made.url} copyLabel={t("copyAddress")} />
      <CopyLine label={t("secret")} text={made.secret} copyLabel={t("copySecret")} />
      <p className={styles.dim}>{t("once")}</p>
      <Steps />
      <Button className={styles.start} variant="primary" onClick={onDone}>
        {t("done")}
      </Button>
    </div>
  );
}

export function Steps() {
  const t = useTranslations("delivery.sources");
  const format = useFormatter();
  return (
    <ol className={styles.steps}>
      {STEPS.map((step) => (
        <li key={step}>{t.rich(`steps.${step}`, { b: bold, events: format.list(EVENTS) })}</li>
      ))}
    </ol>
  );
}

function bold(words: ReactNode): ReactNode {
  return <strong>{words}</strong>;
}
