"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import type { PolicyDraft } from "./limits-draft";
import styles from "./settings.module.css";

/** How a column's limit is found, and the number that goes with it. `name` is the column's. */
export function PolicyFields({ name, policy, onChange }: { name: string; policy: PolicyDraft; onChange: (policy: PolicyDraft) => void }) {
  const t = useTranslations("settings");
  const isReadable = policy.mode === "FIXED" ? Number.isInteger(policy.fixed) && (policy.fixed ?? 0) >= 1 : (policy.perPerson ?? 0) > 0;
  const modes = (["PER_PERSON", "FIXED", "NONE"] as const).map((mode) => ({ value: mode, label: t(`mode.${mode}`) }));
  return (
    <div className={styles.policy}>
      <Segmented label={t("limitOf", { column: name })} options={modes} value={policy.mode} onChange={(mode) => onChange({ ...policy, mode })} />
      {policy.mode === "PER_PERSON" && (
        <NumberField
          label={t("perPerson")}
          step="any"
          min={0}
          inputMode="decimal"
          value={policy.perPerson}
          error={isReadable ? null : t("perPersonUnreadable")}
          onChange={(perPerson) => onChange({ ...policy, perPerson })}
        />
      )}
      {policy.mode === "FIXED" && (
        <NumberField label={t("fixed")} step={1} min={1} value={policy.fixed} error={isReadable ? null : t("fixedUnreadable")} onChange={(fixed) => onChange({ ...policy, fixed })} />
      )}
    </div>
  );
}
