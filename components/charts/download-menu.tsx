"use client";

import type { RefObject } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "next-intl";
import { IconDownload } from "@tabler/icons-react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { useChartSetting } from "./chart-setting";
import type { CsvCell } from "./csv-text";

export type ChartCsv = {
  /** Without the ending. */
  fileName: string;
  /** Made when the file is asked for, not before. */
  rows: () => readonly (readonly CsvCell[])[];
};

type DownloadMenuProps = {
  csv: ChartCsv;
  finding: string;
  name: string;
  notes: readonly string[];
  /** Where the chart is drawn. */
  body: RefObject<HTMLElement | null>;
  /** Puts the chart in the place of its table, and back. */
  onShowChart: (isShown: boolean) => void;
  isTable: boolean;
};

/** What a chart draws as a file: its numbers, or itself as a picture that explains itself. */
export function DownloadMenu({ csv, finding, name, notes, body, onShowChart, isTable }: DownloadMenuProps) {
  const t = useTranslations("flow");
  const { board, period, conditions } = useChartSetting();
  const saveCsv = async () => {
    const { saveCsvFile } = await import("./save-csv-file");
    saveCsvFile(csv.fileName, csv.rows());
  };
  const savePicture = (format: "png" | "svg") => async () => {
    const { savePictureFile } = await import("./save-picture-file");
    if (isTable) flushSync(() => onShowChart(true));
    if (body.current) await savePictureFile(body.current, { title: finding, name, notes, source: [board, period, ...conditions] }, { fileName: csv.fileName, format });
    if (isTable) onShowChart(false);
  };
  return (
    <Menu
      label={t("download.label", { name })}
      align="end"
      trigger={<Button variant="quiet" size="small" icon={<IconDownload size={14} />}>{t("download.title")}</Button>}
      sections={[
        {
          items: [
            { id: "csv", label: t("download.csv"), onSelect: () => void saveCsv() },
            { id: "png", label: t("download.png"), onSelect: () => void savePicture("png")() },
            { id: "svg", label: t("download.svg"), onSelect: () => void savePicture("svg")() },
          ],
        },
      ]}
    />
  );
}
