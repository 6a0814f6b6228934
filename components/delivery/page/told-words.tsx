"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Moment } from "./moment";
import type { DeploymentRow } from "./page-data";

type Told = NonNullable<NonNullable<DeploymentRow["approval"]>["told"]>;

/** Whether the pipeline was told of a decision; if not, what stands in the way and when it is tried again. */
export function ToldWords({ told: { state, tries, nextAt, reason, said } }: { told: Told }) {
  const t = useTranslations("delivery.approval.told");
  return (
    <>
      {reason ? <Badge tone={state === "FAILED" ? "fail" : "block"}>{t(state, { tries })}</Badge> : <span>{t(state, { tries })}</span>}
      {reason && <span dir="auto">{t("reason", { reason, said: said ?? "" })}</span>}
      {reason && nextAt && <span>{t.rich("again", { at: () => <Moment at={nextAt} /> })}</span>}
    </>
  );
}
