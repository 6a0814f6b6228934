"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { Legend } from "@/components/charts/legend";
import { ShareBar, ShareSwatch } from "@/components/flow/share-bar";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./efficiency.module.css";

/** Work and waiting as one bar, beside that of the time it is compared with. */
export function EfficiencyBars({ page, format }: { page: FlowPage; format: FlowFormat }) {
  const t = useTranslations("flow");
  return (
    <>
      <div className={styles.bars}>
        {barsOf(page).map(({ of, value }) => (
          <div key={of}>
            <div className={styles.head}>
              <span>{t(`efficiency.of.${of}`)}</span>
              <strong>{value === null ? t("headline.unknown") : format.percent(value)}</strong>
            </div>
            {value !== null && (
              <ShareBar
                height={of === "window" || of === "after" ? 24 : 12}
                parts={[{ id: "active", share: value, tone: "strong", waits: false }, { id: "waiting", share: 1 - value, tone: "quiet", waits: true }]}
              />
            )}
          </div>
        ))}
      </div>
      <Legend
        items={[
          { id: "active", mark: <ShareSwatch tone="strong" waits={false} />, text: t("efficiency.active", { time: format.elapsed(page.efficiency.activeSeconds) }) },
          { id: "waiting", mark: <ShareSwatch tone="quiet" waits />, text: t("efficiency.waiting", { time: format.elapsed(page.efficiency.waitingSeconds) }) },
        ]}
      />
    </>
  );
}

type Bar = { of: "window" | "previous" | "before" | "after"; value: number | null };

function barsOf({ efficiency, split, previous }: FlowPage): Bar[] {
  if (split) return [{ of: "after", value: split.after.efficiency }, { of: "before", value: split.before.efficiency }];
  const own: Bar = { of: "window", value: efficiency.value };
  return previous ? [own, { of: "previous", value: previous.efficiency }] : [own];
}
