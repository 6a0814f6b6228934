"use client";

import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { ForecastAnswer } from "@/server/flow/contracts/answers";
import { useForecastWords } from "./use-forecast-words";
import tables from "@/components/flow/flow-table.module.css";
import styles from "./forecast.module.css";

/** What the curves say, as rows. */
export function ForecastTable({ when, many }: { when: ForecastAnswer | undefined; many: ForecastAnswer | undefined }) {
  const t = useTranslations("forecast");
  const words = useForecastWords("");
  const chance = { id: "chance", label: t("table.chance"), align: "end" as const };
  return (
    <div className={styles.questions}>
      {when && when.whenDistribution.length > 0 && (
        <Table caption={t("table.when", { count: when.items ?? 0 })} hideCaption={false} columns={[{ id: "day", label: t("table.day") }, chance]} className={tables.scroll}>
          {when.whenDistribution.map(({ date, probability }) => (
            <tr key={date}>
              <td>{words.day(date)}</td>
              <td data-align="end">{words.chanceOf(probability)}</td>
            </tr>
          ))}
        </Table>
      )}
      {many?.by && many.howManyDistribution.length > 0 && (
        <Table caption={t("table.howMany", { day: words.day(many.by) })} hideCaption={false} columns={[{ id: "cards", label: t("table.cards") }, chance]} className={tables.scroll}>
          {many.howManyDistribution.map(({ count, probability }) => (
            <tr key={count}>
              <td>{t("atLeast", { count })}</td>
              <td data-align="end">{words.chanceOf(probability)}</td>
            </tr>
          ))}
        </Table>
      )}
    </div>
  );
}
