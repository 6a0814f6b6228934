"use client";

import { useId } from "react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Switch } from "@/components/ui/switch";
import page from "./settings.module.css";
import styles from "./automation.module.css";

type Props = {
  label: string;
  /** In a sentence, what it does, and what it never does. */
  does: string;
  never: string;
  isOn: boolean;
  /** Null: to be read only. */
  onChange: ((isOn: boolean) => void) | null;
};

/** A rule that is on or off. */
export function RuleSwitch({ label, does, never, isOn, onChange }: Props) {
  const t = useTranslations("settings.automation");
  const id = useId();
  return (
    <div className={styles.rule}>
      {onChange ? (
        <Switch label={label} className={styles.name} aria-describedby={id} checked={isOn} onChange={onChange} />
      ) : (
        <p className={styles.name}>
          {label} <Badge tone={isOn ? "accent" : "plain"}>{t(isOn ? "on" : "off")}</Badge>
        </p>
      )}
      <p id={id} className={page.dim}>{does} {never}</p>
    </div>
  );
}
