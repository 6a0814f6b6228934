import { csvText, type CsvCell } from "./csv-text";
import { saveFile } from "./save-file";

/** Saves rows as a CSV file; `fileName` is without its ending. */
export function saveCsvFile(fileName: string, rows: readonly (readonly CsvCell[])[]): void {
  saveFile(`${fileName}.csv`, new Blob([csvText(rows)], { type: "text/csv;charset=utf-8" }));
}
