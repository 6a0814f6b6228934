// Turns a table of Jira transitions into a history file, ready for `npm run cli -- import --format history`.
// The table is CSV with the columns card, at_utc, type (created or moved) and to_column (Backlog, Planned, InWork, Done).
// Usage: npx tsx scripts/jira-to-history.ts transitions.csv > history.ndjson
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

type Row = { card: string; at_utc: string; type: string; to_column: string };

const COLUMNS: Record<string, string> = { backlog: "BACKLOG", planned: "PLANNED", inwork: "IN_WORK", done: "DONE" };

const file = process.argv[2];
if (file === undefined) {
  console.error("Name the table: npx tsx scripts/jira-to-history.ts transitions.csv > history.ndjson");
  process.exit(2);
}

let left = 0;
try {
  const rows = createReadStream(file).pipe(parse({ columns: true, bom: true, skip_empty_lines: true, trim: true }));
  for await (const { card, at_utc: at, type, to_column: column } of rows as AsyncIterable<Partial<Row>>) {
    if (type !== "created" && type !== "moved") left += 1;
    // A column that has no name here goes through as it is: the import says which line it is on.
    else process.stdout.write(`${JSON.stringify({ card, at, type, ...(column ? { to: COLUMNS[column.toLowerCase().replace(/[\s_-]/g, "")] ?? column } : {}) })}\n`);
  }
  if (left > 0) console.error(`${left} rows are no transitions (resolutions, for example) and were left out.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
