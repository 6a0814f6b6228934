import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { SCENARIOS } from "./all-scenarios";
import type { Outcome } from "./run-scenario";

const FILE = "docs/reliability.md";
const BEGIN = "<!-- made by npm run test:faults -- --record -->";
const END = "<!-- end of what was made -->";
const COLUMNS = ["scenario", "fault", "on", "rounds", "faults", "acknowledged", "unanswered", "lost", "doubled", "broken", "figures"];

/** One line of the table. */
export function rowOf({ scenario, where, tally }: Outcome): string {
  const figures = [...tally.figures].map(([name, value]) => `${name} ${value}`).join(", ");
  const cells = [scenario.name, scenario.fault, where, tally.rounds, tally.faults, tally.acknowledged, tally.unanswered, tally.lost, tally.doubled, tally.broken.length, figures];
  return `| ${cells.join(" | ")} |`;
}

/** What all runs come to, in a sentence. */
export function headOf(rows: readonly string[]): string {
  const sum = (column: string) => rows.reduce((total, row) => total + Number(cellOf(row, column)), 0);
  return `${rows.length} runs, ${sum("faults")} faults, ${sum("acknowledged")} acknowledged writes, ${sum("lost")} lost, ${sum("doubled")} doubled, ${sum("broken")} invariants broken.`;
}

/** Puts the runs into docs/reliability.md; those of other scenarios, or on other databases, stay as they were recorded. Throws when its markers are not there. */
export function writeRecord(outcomes: readonly Outcome[], seed: number): void {
  const text = readFileSync(FILE, "utf8");
  const [before, rest] = text.split(BEGIN);
  const [recorded, after] = rest?.split(END) ?? [];
  if (before === undefined || recorded === undefined || after === undefined) throw new Error(`${FILE} has lost its markers`);
  writeFileSync(FILE, `${before}${BEGIN}\n\n${merged(recorded, outcomes, seed)}\n\n${END}${after}`);
}

function merged(recorded: string, outcomes: readonly Outcome[], seed: number): string {
  const [day, machine] = [new Date().toISOString().slice(0, 10), `${cpus().length} cores, Node ${process.versions.node}`];
  const rows = new Map(recorded.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith(`| ${COLUMNS[0]} `)).map((row) => [keyOf(row), row]));
  for (const outcome of outcomes) {
    const row = `${rowOf(outcome)} ${seed} | ${day} |`;
    rows.set(keyOf(row), row);
  }
  const all = [...rows.values()].sort((a, b) => placeOf(a) - placeOf(b));
  const again = new Set(outcomes.map(({ scenario, where }) => `- ${scenario.name} (${where}):`));
  const broken = [
    ...recorded.split("\n").filter((line) => line.startsWith("- ") && ![...again].some((start) => line.startsWith(start))),
    ...outcomes.flatMap(({ scenario, where, tally }) => tally.broken.map((sentence) => `- ${scenario.name} (${where}): ${sentence.split("\n")[0]}`)),
  ];
  const columns = [...COLUMNS, "seed", "day"];
  return [`${headOf(all)} Last run on ${machine}.`, "", `| ${columns.join(" | ")} |`, `|${columns.map(() => "---").join("|")}|`, ...all, ...(broken.length > 0 ? ["", "What did not hold:", "", ...broken] : [])].join("\n");
}

function cellOf(row: string, column: string): string {
  return row.split("|")[COLUMNS.indexOf(column) + 1]?.trim() ?? "";
}

function keyOf(row: string): string {
  return `${cellOf(row, "scenario")} ${cellOf(row, "on")}`;
}

function placeOf(row: string): number {
  return SCENARIOS.findIndex(({ name }) => name === cellOf(row, "scenario"));
}
