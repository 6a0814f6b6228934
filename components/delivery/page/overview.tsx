"use client";

import { useTranslations } from "next-intl";
import { ApprovalAsk } from "./approval-ask";
import { EnvironmentColumn } from "./environment-column";
import type { EnvironmentState } from "./page-data";
import styles from "./overview.module.css";

/** What waits for somebody's word, and what runs where in the order of promotion. */
export function Overview({ environments }: { environments: readonly EnvironmentState[] }) {
  const t = useTranslations("delivery.page");
  return (
    <section className={styles.overview} aria-label={t("overview")}>
      {environments.flatMap((environment) => environment.asking.map((asking) => <ApprovalAsk key={asking.deployment} asking={asking} environment={environment} />))}
      <ol className={styles.environments}>
        {environments.map((environment, index) => (
          <EnvironmentColumn key={environment.name} environment={environment} isFirst={index === 0} />
        ))}
      </ol>
    </section>
  );
}
