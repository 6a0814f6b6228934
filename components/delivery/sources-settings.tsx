"use client";

import { useState } from "react";
import { IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { DeliveryLog } from "./delivery-log";
import { NewSource } from "./new-source";
import type { MadeSource, SourceRow } from "./source-data";
import { SourceList } from "./source-list";
import { SourceSteps } from "./source-steps";
import styles from "./sources.module.css";

type SourcesSettingsProps = { boardKey: string; timeZone: string; sources: readonly SourceRow[]; mayManage: boolean };

/** The systems that report to a board: connecting one, what they sent, and what became of it. */
export function SourcesSettings({ boardKey, timeZone, sources, mayManage }: SourcesSettingsProps) {
  const t = useTranslations("delivery");
  const [made, setMade] = useState<MadeSource | null>(null);
  return (
    <div className={styles.page}>
      <section className={styles.part} aria-labelledby="sources">
        <h2 id="sources" className={styles.heading}>
          {t("sources.title")}
        </h2>
        <p className={styles.dim}>{t("sources.about")}</p>
        {made && <SourceSteps made={made} onDone={() => setMade(null)} />}
        {sources.length > 0 && <SourceList boardKey={boardKey} timeZone={timeZone} sources={sources} mayManage={mayManage} />}
        {sources.length === 0 && !made && <p className={styles.none}>{t("sources.empty")}</p>}
        {mayManage ? (
          !made && <NewSource boardKey={boardKey} isFirst={sources.length === 0} onMade={setMade} />
        ) : (
          <p className={styles.managed}>
            <IconLock size={16} aria-hidden />
            {t("sources.managed")}
          </p>
        )}
      </section>
      <section className={styles.part} aria-labelledby="deliveries">
        <h2 id="deliveries" className={styles.heading}>
          {t("deliveries.title")}
        </h2>
        <p className={styles.dim}>{t("deliveries.about")}</p>
        <DeliveryLog boardKey={boardKey} timeZone={timeZone} mayReplay={mayManage} isExpecting={made !== null} />
      </section>
    </div>
  );
}
