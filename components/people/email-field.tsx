"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";

type EmailFieldProps = { value: string; onChange: (email: string) => void };

/** Not `type="email"`: browsers refuse or rewrite addresses in Korean. */
export function EmailField({ value, onChange }: EmailFieldProps) {
  const t = useTranslations("people");
  return (
    <TextField
      label={t("email")}
      inputMode="email"
      name="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
