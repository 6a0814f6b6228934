"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { bottleneckFinding } from "./bottleneck-finding";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "@/components/flow/efficiency/efficiency.module.css";

/** Two findings that are sentences and no chart: the bottleneck, and Little's law. */
export function FlowStatements({ page, format }: { page: FlowPage; format: FlowFormat }) {
  const t = useTranslations("flow");
  const bottleneck = useBottleneck(page, format);
  const law = useLittlesLaw(page, format);
  return (
    <div className={styles.statements}>
      <div className={styles.statement}>
        <h3>{t("bottleneck.name")}</h3>
        <p>{bottleneck}</p>
      </div>
      <div className={styles.statement}>
        <h3>{t("law.name")}</h3>
        <p>{law}</p>
      </div>
    </div>
  );
}

function useBottleneck(page: FlowPage, format: FlowFormat): string {
  const t = useTranslations("flow");
  const found = bottleneckFinding(page);
  if (found === null) return t("bottleneck.none");
  const { column, share, points, days, sincePlanned } = found;
  const values = { column: t(`column.${column}`), share: format.percent(share), points: Math.abs(points ?? 0), days };
  const turn = points === null ? "alone" : points === 0 ? "same" : points > 0 ? "more" : "less";
  const sentence = t(`bottleneck.${turn}`, values);
  if (sincePlanned === null) return sentence;
  const second = t("bottleneck.sincePlanned", { column: t(`column.${sincePlanned.column}`), share: format.percent(sincePlanned.share) });
  return t("finding.compared", { sentence, comparison: second });
}

function useLittlesLaw({ littlesLaw }: FlowPage, format: FlowFormat): string {
  const t = useTranslations("flow");
  const { averageWip, expectedWip, verdict, reason } = littlesLaw;
  if (averageWip === null || expectedWip === null || verdict === null) return t(`law.reason.${REASONS.find((known) => known === reason) ?? "other"}`);
  return t(`law.${verdict}`, { wip: format.decimal(averageWip), expected: format.decimal(expectedWip) });
}

const REASONS = ["no_complete_period", "no_cycle_time"] as const;
