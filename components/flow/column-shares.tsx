"use client";

import { useTranslations } from "next-intl";
import type { ColumnAnswer } from "@/server/flow/contracts";
import { TIMED_COLUMNS } from "@/server/flow/domain/time-in-column";
import { classNames } from "@/components/ui/class-names";
import type { FlowFormat } from "./use-flow-format";
import styles from "./column-time.module.css";

type ColumnSharesProps = { shares: NonNullable<ColumnAnswer["shares"]>; format: FlowFormat };

/** All the time of all the cards as one bar, a part for each column; waiting is hatched. */
export function ColumnShares({ shares, format }: ColumnSharesProps) {
  const t = useTranslations("flow");
  return (
    <div>
      <div className={styles.bar} aria-hidden>
        {TIMED_COLUMNS.filter((column) => shares[column] > 0).map((column) => (
          <div key={column} className={classNames(styles.part, styles[column])} style={{ flexGrow: shares[column] }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {TIMED_COLUMNS.map((column) => (
          <li key={column}>
            <span className={classNames(styles.swatch, styles[column])} aria-hidden />
            {t(`column.${column}`)} <strong>{format.percent(shares[column])}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
