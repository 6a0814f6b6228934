"use client";

import { useTranslations } from "next-intl";
import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";

/** A page whose rendering failed. The error itself stays in the server's log, under the digest shown here. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("crash");
  return (
    <PlainPage title={t("title")}>
      <p>{t("text")}</p>
      {error.digest && <code>{error.digest}</code>}
      <Button variant="primary" onClick={reset}>
        {t("again")}
      </Button>
    </PlainPage>
  );
}
