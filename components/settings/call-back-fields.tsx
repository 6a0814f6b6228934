"use client";

import { useTranslations } from "next-intl";
import { CALLBACK_KINDS } from "@/server/delivery/domain/call-back";
import { SECRET_MIN } from "@/server/delivery/domain/source-kind";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { type CallBackDraft, keepsSecret, withKind } from "./call-back-draft";
import type { EnvironmentProblem } from "./environments-draft";
import styles from "./environments.module.css";

type Props = { callBack: CallBackDraft; problem: EnvironmentProblem | null; onChange: (callBack: CallBackDraft) => void };

/** Who is told what the Product Owner decides: how, where, and with which secret. The secret that is kept is never shown. */
export function CallBackFields({ callBack, problem, onChange }: Props) {
  const t = useTranslations("settings.environments.callBack");
  const { kind, url, secret } = callBack;
  const says = (field: "callbackUrl" | "callbackSecret") => (problem?.field === field ? t(`problem.${field}`, { reason: problem.reason, count: problem.count, min: SECRET_MIN }) : null);
  const options = [{ value: "NONE" as const, label: t("kinds.NONE") }, ...CALLBACK_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))];
  return (
    <div className={styles.callBack}>
      <Select label={t("kind")} options={options} value={kind ?? "NONE"} onChange={(chosen) => onChange(withKind(callBack, chosen === "NONE" ? null : chosen))} />
      {kind && (
        <>
          <TextField label={t("address")} type="url" dir="ltr" hint={t(`addressHint.${kind}`)} value={url} error={says("callbackUrl")} onChange={(event) => onChange({ ...callBack, url: event.target.value })} />
          <TextField
            label={t(kind === "URL" ? "secret" : "token")}
            type="password"
            autoComplete="new-password"
            spellCheck={false}
            hint={keepsSecret(callBack) ? t("kept") : t(`secretHint.${kind}`)}
            value={secret}
            error={says("callbackSecret")}
            onChange={(event) => onChange({ ...callBack, secret: event.target.value })}
          />
        </>
      )}
    </div>
  );
}
