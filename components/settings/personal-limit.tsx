"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { NumberField } from "@/components/ui/number-field";
import type { LimitsDraft } from "./limits-draft";
import type { BoardSettings } from "./settings-data";
import styles from "./settings.module.css";

type Props = {
  board: BoardSettings;
  value: LimitsDraft["personal"];
  /** Null: to be read only. */
  onChange: ((value: LimitsDraft["personal"]) => void) | null;
};

/** The most cards In Work of one person, and who has more now. */
export function PersonalLimit({ board, value, onChange }: Props) {
  const t = useTranslations("settings");
  const max = value.isOn ? value.value : null;
  const above = max === null ? [] : board.inWork.filter(({ count }) => count > max);
  if (!onChange) return <p>{max === null ? t("personalNone") : t("personalSays", { count: max })}</p>;
  return (
    <div className={styles.policy}>
      <Checkbox label={t("personal")} checked={value.isOn} onChange={(isOn) => onChange({ ...value, isOn })} />
      {value.isOn && (
        <NumberField
          label={t("personalValue")}
          min={1}
          step={1}
          value={value.value}
          error={Number.isInteger(value.value) && (value.value ?? 0) >= 1 ? null : t("fixedUnreadable")}
          onChange={(next) => onChange({ ...value, value: next })}
        />
      )}
      {above.map(({ name, count }) => (
        <p key={name} className={styles.over}>{t("personalOver", { name, count, over: count - (max ?? 0) })}</p>
      ))}
    </div>
  );
}
