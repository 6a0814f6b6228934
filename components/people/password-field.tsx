"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";
import { PASSWORD_ADVISED, PASSWORD_MIN } from "@/server/people/domain/password-length";
import styles from "./people.module.css";

type PasswordFieldProps = {
  label: string;
  value: string;
  onChange: (password: string) => void;
  /** A new password is offered by password managers and comes with advice; the current one is filled in by them. */
  kind: "new" | "current";
};

export function PasswordField({ label, value, onChange, kind }: PasswordFieldProps) {
  const t = useTranslations("people");
  const [isShown, setShown] = useState(false);
  return (
    <div className={styles.password}>
      <TextField
        label={label}
        type={isShown ? "text" : "password"}
        autoComplete={kind === "new" ? "new-password" : "current-password"}
        autoCapitalize="none"
        spellCheck={false}
        required
        minLength={kind === "new" ? PASSWORD_MIN : undefined}
        hint={kind === "new" ? t("passwordHint", { min: PASSWORD_MIN, advised: PASSWORD_ADVISED }) : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <button type="button" className={styles.reveal} aria-pressed={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? t("hidePassword") : t("showPassword")}
      </button>
    </div>
  );
}
