"use client";

import { useTranslations } from "next-intl";
import type { Measure } from "@/components/flow/flow-search";

/** What is measured, by which clock, how its percentiles are found and in which unit it is read. */
export function SpanDefinition({ measure }: { measure: Measure }) {
  const t = useTranslations("flow");
  return (
    <>
      <p>{t(`definitions.${measure}`)}</p>
      <p>{t("definitions.clock")}</p>
      <p>{t("definitions.percentiles")}</p>
      <p>{t("definitions.days")}</p>
    </>
  );
}
