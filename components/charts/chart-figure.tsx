"use client";

import { useId, useRef, useState, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import { IconTable } from "@tabler/icons-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { ChartRemarks, type ChartRemark } from "./chart-remarks";
import { DownloadMenu, type ChartCsv } from "./download-menu";
import styles from "./chart-figure.module.css";

type ChartFigureProps = {
  /** A sentence that states the finding. */
  finding: string;
  /** The name of the metric. */
  name: string;
  controls?: ReactNode;
  /** The chart itself; `table` stands in its place when the reader asks for it. What carries `data-picture="none"` is in no picture of it. */
  children: ReactNode;
  table: ReactNode;
  /** Number of values, method, zone: short phrases. */
  notes: readonly string[];
  /** What is special in the numbers of just this period, as sentences. */
  remarks?: readonly ChartRemark[];
  definition: ReactNode;
  csv: ChartCsv;
};

/** The frame of every chart: the finding as its title, how the numbers came about, and the same data as a table and as files. */
export function ChartFigure({ finding, name, controls, children, table, notes, remarks = [], definition, csv }: ChartFigureProps) {
  const t = useTranslations("flow");
  const title = useId();
  const body = useRef<HTMLDivElement>(null);
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
      <div ref={body} className={styles.body}>
        {showsTable ? table : children}
      </div>
      <ChartRemarks remarks={remarks} label={t("remarksOf", { name })} />
      <div className={styles.foot}>
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <div className={styles.tools}>
          <Popover label={t("definitionOf", { name })} trigger={<Button variant="quiet" size="small">{t("definition")}</Button>} align="end">
            <div className={styles.definition}>{definition}</div>
          </Popover>
          <Button variant="quiet" size="small" icon={<IconTable size={14} />} aria-pressed={showsTable} onClick={() => setShowsTable(!showsTable)}>
            {t("table")}
          </Button>
          <DownloadMenu csv={csv} finding={finding} name={name} notes={[...notes, ...remarks.map(({ text }) => text)]} body={body} isTable={showsTable} onShowChart={(isShown) => setShowsTable(!isShown)} />
        </div>
      </div>
    </figure>
  );
}
