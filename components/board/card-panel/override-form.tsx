"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { REASON_MAX } from "@/server/board/domain/text-limits";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import styles from "./card-banner.module.css";

/** The reason with which a Scrum Master goes past a limit; it stays in the history and in the charts. */
export function OverrideForm({ isPending, onSubmit }: { isPending: boolean; onSubmit: (reason: string) => void }) {
  const t = useTranslations("card");
  const [reason, setReason] = useState("");
  const submit = () => {
    if (reason.trim() !== "" && !isPending) onSubmit(reason.trim());
  };
  return (
    <div className={styles.lineForm}>
      <TextField
        label={t("overrideReason")}
        maxLength={REASON_MAX}
        value={reason}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={useSubmitOnEnter(submit)}
      />
      <Button variant="primary" pending={isPending} disabled={reason.trim() === ""} onClick={submit}>{t("overrideSend")}</Button>
    </div>
  );
}
