"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { type EnvironmentDraft, patternsIn, type SeenEnvironment } from "./environments-draft";
import { SeenPlaces } from "./seen-places";
import page from "./settings.module.css";
import styles from "./environments.module.css";

/** One environment, to be read. */
export function EnvironmentFacts({ environment, position, places }: { environment: EnvironmentDraft; position: number; places: readonly SeenEnvironment[] }) {
  const t = useTranslations("settings.environments");
  const tTier = useTranslations("delivery.tier");
  const { name, tier, patterns, needsApproval, needsQualityGate, callBack } = environment;
  return (
    <li className={styles.environment}>
      <div className={styles.head}>
        <span className={styles.position} aria-hidden>{position}</span>
        <h3 className={styles.title} dir="auto">{name}</h3>
        <Badge>{tTier(tier)}</Badge>
      </div>
      {patterns !== "" && (
        <p className={styles.places}>
          {t("patternsSay")}
          {patternsIn(patterns).map((pattern) => (
            <code key={pattern} className={styles.place}>{pattern}</code>
          ))}
        </p>
      )}
      <SeenPlaces places={places} />
      <p className={page.dim}>{t(needsApproval ? "delivery" : "deployment")} {needsApproval && needsQualityGate && t("gateSays")}</p>
      {needsApproval && callBack.kind && <p className={page.dim}>{t("callBack.says", { kind: callBack.kind, url: callBack.url })}</p>}
    </li>
  );
}
