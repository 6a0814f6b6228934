"use client";

import { useFormatter, useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import type { BoardWarning } from "@/server/flow/contracts/page";
import styles from "./top.module.css";

/** What shows that a limit is being worked around. It goes away by being solved, not by being clicked away. */
export function FlowWarnings({ warnings, base }: { warnings: readonly BoardWarning[]; base: string }) {
  const t = useTranslations("board");
  const format = useFormatter();
  const rounded = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return (
    <span className={styles.warnings}>
      {warnings.map((warning) => {
        const isAgeing = warning.kind === "ageing";
        return (
          <PageLink key={warning.kind} href={`${base}/flow#${isAgeing ? "ageing" : "wip"}`} className={styles.warning}>
            {isAgeing
              ? t("warning.ageing", { cards: warning.cards, of: warning.of })
              : t("warning.littlesLaw", { wip: rounded(warning.averageWip), expected: rounded(warning.expectedWip) })}
          </PageLink>
        );
      })}
    </span>
  );
}
