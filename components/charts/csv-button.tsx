"use client";

import { useTranslations } from "next-intl";
import { IconDownload } from "@tabler/icons-react";
import { Button } from "@/components/ui/button";
import { csvText, type CsvCell } from "./csv-text";

type CsvButtonProps = {
  /** Without the ending. */
  fileName: string;
  /** Made when the button is pressed, not before. */
  rows: () => readonly (readonly CsvCell[])[];
};

/** Saves what a chart draws as a file. */
export function CsvButton({ fileName, rows }: CsvButtonProps) {
  const t = useTranslations("flow");
  const save = () => {
    const address = URL.createObjectURL(new Blob([csvText(rows())], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${fileName}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button variant="quiet" size="small" icon={<IconDownload size={14} />} onClick={save}>
      {t("csv")}
    </Button>
  );
}
