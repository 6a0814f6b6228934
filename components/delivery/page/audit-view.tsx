"use client";

import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { saveCsvFile } from "@/components/charts/save-csv-file";
import { useTRPC } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { auditCsv } from "./audit-csv";
import { AuditTable } from "./audit-table";
import { useDeliveryPage } from "./delivery-page-context";
import { MonthPicker } from "./month-picker";
import type { AuditRow, FirstView } from "./page-data";
import { isSame, LOOK_AGAIN_MS } from "./pages-from";
import { useAddress } from "./use-address";
import entries from "./entries.module.css";
import styles from "./audit.module.css";

/** What went into production in one month, for whoever has to answer for it. */
export function AuditView({ first }: { first: FirstView }) {
  const t = useTranslations("delivery.page");
  const trpc = useTRPC();
  const sentenceOf = useErrorSentence();
  const { boardKey } = useDeliveryPage();
  const { search, choose } = useAddress();
  const { month } = search;
  const input = { key: boardKey, month };
  const initial = first.view === "audit" && isSame(input, first.input) ? { initialData: first.data } : {};
  const { data, error } = useQuery(trpc.delivery.audit.queryOptions(input, { refetchInterval: LOOK_AGAIN_MS, ...initial }));
  return (
    <div className={entries.view}>
      <div className={styles.bar}>
        <MonthPicker month={month} onChoose={(chosen) => choose({ month: chosen })} />
        {data && data.length > 0 && (
          <div className={styles.take}>
            <Button icon={<IconDownload size={16} />} onClick={() => saveCsvFile(`${boardKey}-production-${month}`, auditCsv(data))}>
              {t("csv")}
            </Button>
            <Button icon={<IconPrinter size={16} />} onClick={() => globalThis.print()}>
              {t("print")}
            </Button>
          </div>
        )}
      </div>
      {data ? <Month rows={data} month={month} /> : error ? <p className={entries.none}>{sentenceOf(error)}</p> : <Skeleton height={200} />}
    </div>
  );
}

function Month({ rows, month }: { rows: readonly AuditRow[]; month: string }) {
  const t = useTranslations("delivery.page");
  const format = useFormatter();
  const { boardKey, timeZone } = useDeliveryPage();
  const name = format.dateTime(new Date(`${month}-15`), { timeZone: "UTC", year: "numeric", month: "long" });
  if (rows.length === 0) return <p className={entries.none}>{t("noAudit", { month: name })}</p>;
  const cards = rows.reduce((sum, row) => sum + row.cards.length, 0);
  return (
    <>
      <h2 className={styles.finding}>{t("auditFinding", { month: name, releases: rows.length, cards })}</h2>
      <p className={entries.dim}>{t("auditOf", { board: boardKey, zone: timeZone })}</p>
      <AuditTable rows={rows} caption={t("auditCaption", { month: name })} />
    </>
  );
}
