"use client";

import { useId, useState, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import { IconTable } from "@tabler/icons-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { CsvCell } from "./csv-text";
import { CsvButton } from "./csv-button";
import styles from "./chart-figure.module.css";

type ChartFigureProps = {
  /** A sentence that states the finding. */
  finding: string;
  /** The name of the metric. */
  name: string;
  controls?: ReactNode;
  /** The chart itself; `table` stands in its place when the reader asks for it. */
  children: ReactNode;
  table: ReactNode;
  /** Number of values, method, zone, what was left out: short phrases. */
  notes: readonly string[];
  definition: ReactNode;
  csv: { fileName: string; rows: () => readonly (readonly CsvCell[])[] };
};

/** The frame of every chart: the finding as its title, how the numbers came about, and the same data as a table and a file. */
export function ChartFigure({ finding, name, controls, children, table, notes, definition, csv }: ChartFigureProps) {
  const t = useTranslations("flow");
  const title = useId();
  const [showsTable, setShowsTable] = useState(false);
  return (
    <figure className={styles.figure} aria-labelledby={title}>
      <figcaption className={styles.head}>
        <h2 id={title} className={styles.finding}>
          {finding}
        </h2>
        <div className={styles.subhead}>
          <span className={styles.name}>{name}</span>
          {controls && <div className={styles.controls}>{controls}</div>}
        </div>
      </figcaption>
      <div className={styles.body}>{showsTable ? table : children}</div>
      <div className={styles.foot}>
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <div className={styles.tools}>
          <Popover label={name} trigger={<Button variant="quiet" size="small">{t("definition")}</Button>} align="end">
            <div className={styles.definition}>{definition}</div>
          </Popover>
          <Button
            variant="quiet"
            size="small"
            icon={<IconTable size={14} />}
            aria-pressed={showsTable}
            onClick={() => setShowsTable(!showsTable)}
          >
            {t("table")}
          </Button>
          <CsvButton {...csv} />
        </div>
      </div>
    </figure>
  );
}
