"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { TIMED_COLUMNS, type TimedColumn } from "@/server/flow/domain/time-in-column";
import { Legend } from "@/components/charts/legend";
import { ShareBar, ShareSwatch, type SharePart } from "@/components/flow/share-bar";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./column-time.module.css";

type ColumnSharesProps = { shares: NonNullable<FlowPage["timeInColumn"]["shares"]>; format: FlowFormat };

const LOOK: Record<TimedColumn, Pick<SharePart, "tone" | "waits">> = {
  BACKLOG: { tone: "quiet", waits: true },
  PLANNED: { tone: "middle", waits: true },
  IN_WORK: { tone: "strong", waits: false },
};

/** All the time of all the cards as one bar, a part for each column; waiting is hatched. */
export function ColumnShares({ shares, format }: ColumnSharesProps) {
  const t = useTranslations("flow");
  return (
    <div className={styles.shares}>
      <ShareBar parts={TIMED_COLUMNS.map((column) => ({ id: column, share: shares[column], ...LOOK[column] }))} />
      <Legend
        items={TIMED_COLUMNS.map((column) => ({
          id: column,
          mark: <ShareSwatch {...LOOK[column]} />,
          text: (
            <>
              {t(`column.${column}`)} <strong>{format.percent(shares[column])}</strong>
            </>
          ),
        }))}
      />
    </div>
  );
}
