"use client";

import { useState, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Table, type TableColumn } from "@/components/ui/table";
import styles from "./flow-table.module.css";

/** Rows drawn at once; the rest follow when they are asked for. */
const PORTION = 200;

type LongTableProps = {
  caption: string;
  columns: readonly TableColumn[];
  count: number;
  row: (index: number) => ReactNode;
};

/** A table of any length: the first rows, and more on demand. */
export function LongTable({ caption, columns, count, row }: LongTableProps) {
  const t = useTranslations("flow");
  const [wanted, setWanted] = useState(PORTION);
  const shown = Math.min(wanted, count);
  return (
    <>
      <Table caption={caption} columns={columns} className={styles.scroll}>
        {Array.from({ length: shown }, (_, index) => row(index))}
      </Table>
      {shown < count && (
        <p className={styles.more}>
          {t("rows.shown", { shown, count })} <Button size="small" onClick={() => setWanted(wanted + PORTION)}>{t("rows.more")}</Button>
        </p>
      )}
    </>
  );
}
