// Holds every metric of a history file against the second, naive implementation, month by month and over all of it.
// Usage: npx tsx scripts/compare-metrics.ts FILE [--zone Asia/Seoul]   (FILE: the history format, see docs/history-format.md)
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareMetrics, isSame } from "../tests/support/compare-metrics";
import type { NaiveBoard, NaiveWindow, ToldEvent } from "../tests/support/naive-flow/told-history";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { zone: { type: "string", default: "UTC" } } });
const [file] = positionals;
if (file === undefined) {
  console.error("Give the history file: npx tsx scripts/compare-metrics.ts FILE [--zone Asia/Seoul]");
  process.exit(2);
}

const KINDS = new Set(["created", "moved", "blocked", "unblocked", "archived", "restored", "deleted"]);
const lines = readFileSync(file, "utf8").split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as Omit<ToldEvent, "seq">);
const events = lines.filter(({ type }) => KINDS.has(type)).map((event, index): ToldEvent => ({ ...event, seq: index + 1, ...(event.type === "created" && event.to === undefined ? { to: "BACKLOG" as const } : {}) }));
const instants = events.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
const [first = 0, last = 0] = [instants[0], instants.at(-1)];
const board: NaiveBoard = { events, zone: values.zone, now: new Date(last + 3_600_000).toISOString() };

const MONTH_MS = 30 * 86_400_000;
const windows: NaiveWindow[] = [{ from: new Date(first).toISOString(), to: board.now }];
for (let from = first; from < last; from += MONTH_MS) windows.push({ from: new Date(from).toISOString(), to: new Date(Math.min(from + MONTH_MS, Date.parse(board.now))).toISOString() });

let different = 0;
let compared = 0;
for (const window of windows) {
  for (const metric of compareMetrics(board, window)) {
    compared++;
    if (isSame(metric)) continue;
    different++;
    console.log(`${metric.metric}, ${window.from} to ${window.to}:\n  the product says ${JSON.stringify(metric.ours)}\n  the naive one    ${JSON.stringify(metric.naive)}`);
  }
}
console.log(`${events.length} events, ${windows.length} windows, ${compared} comparisons, ${different} different`);
process.exitCode = different > 0 ? 1 : 0;
