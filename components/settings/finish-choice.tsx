"use client";

import { useTranslations } from "next-intl";
import { FINISH_ON } from "@/server/delivery/domain/automation";
import { Choice } from "@/components/ui/choice";
import { Select } from "@/components/ui/select";
import type { BoardEnvironment } from "./environments-draft";
import type { Automation } from "./settings-data";
import page from "./settings.module.css";
import styles from "./automation.module.css";

type Props = {
  rules: Automation;
  environments: readonly BoardEnvironment[];
  /** Null: to be read only. */
  onChange: ((wanted: Partial<Automation>) => void) | null;
};

/** What finishes a card by itself, if anything. */
export function FinishChoice({ rules, environments, onChange }: Props) {
  const t = useTranslations("settings.automation");
  const chosen = environments.find(({ id }) => id !== null && id === rules.finishEnvironmentId);
  const name = chosen?.name ?? "none";
  if (!onChange) {
    return (
      <div className={styles.rule}>
        <p className={styles.name}>{t("finishName", { on: rules.finishOn, name })}</p>
        <p className={page.dim}>{t(`finishSays.${rules.finishOn}`)}</p>
        <p className={page.dim}>{t("finishNever")}</p>
      </div>
    );
  }
  return (
    <div className={styles.rule}>
      <Choice
        label={t("finishing")}
        options={FINISH_ON.map((value) => ({ value, label: t("finishName", { on: value, name: "none" }), says: t(`finishSays.${value}`) }))}
        value={rules.finishOn}
        onChange={(finishOn) => onChange({ finishOn })}
      />
      {rules.finishOn === "DEPLOYED" && chosen && (
        <div className={styles.where}>
          <Select
            label={t("finishWhere")}
            options={environments.flatMap(({ id, name: label }) => (id === null ? [] : [{ value: id, label }]))}
            value={rules.finishEnvironmentId ?? ""}
            onChange={(finishEnvironmentId) => onChange({ finishOn: "DEPLOYED", finishEnvironmentId })}
          />
        </div>
      )}
      <p className={page.dim}>{t("finishNever")}</p>
    </div>
  );
}
