export type CsvCell = string | number | null;

/** What a spreadsheet would run as a formula, or take as one, when a cell begins with it. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** Rows as CSV (RFC 4180), with a byte order mark so that spreadsheets read Korean as Korean. Text that looks like a formula is quoted with an apostrophe. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("")}`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
