"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RETRO_STEPS, type RetroStep, stepAfter, stepBefore } from "@/server/scrum/domain/retro-step";
import { useRetroPage } from "./retro-context";
import styles from "./retro.module.css";

/** At which step the retrospective is, what there is to do, and for its facilitator the way forward and back. */
export function RetroSteps() {
  const t = useTranslations("retro");
  const { retro, facilitates } = useRetroPage();
  const { step } = retro;
  return (
    <section className={styles.steps} aria-label={t("steps.label")}>
      <ol>
        {RETRO_STEPS.map((each) => (
          <li key={each} aria-current={each === step ? "step" : undefined}>
            {t(`steps.${each}`)}
          </li>
        ))}
      </ol>
      <div className={styles.row}>
        <p role="status">{t(`steps.do.${step}`)}</p>
        {retro.isAnonymous && <Badge tone="accent">{t("anonymous")}</Badge>}
        {facilitates && step !== "CLOSED" && <Moves step={step} />}
      </div>
      {step === "WRITE" && retro.isAnonymous && <p className={styles.dim}>{t("anonymousHow")}</p>}
    </section>
  );
}

function Moves({ step }: { step: RetroStep }) {
  const t = useTranslations("retro.steps");
  const { writes } = useRetroPage();
  const [before, after] = [stepBefore(step), stepAfter(step)];
  return (
    <div className={styles.moves}>
      {before && (
        <Button variant="quiet" pending={writes.isPending} onClick={() => void writes.step({ from: step, to: before })}>
          {t("back", { step: t(before) })}
        </Button>
      )}
      {after && (
        <Button variant="primary" pending={writes.isPending} onClick={() => void writes.step({ from: step, to: after })}>
          {after === "CLOSED" ? t("close") : t("next", { step: t(after) })}
        </Button>
      )}
    </div>
  );
}
