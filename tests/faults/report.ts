import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
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
export function headOf(outcomes: readonly Outcome[]): string {
  const sum = (pick: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  const counted = [
    `${outcomes.length} runs`,
    `${sum(({ tally }) => tally.faults)} faults`,
    `${sum(({ tally }) => tally.acknowledged)} acknowledged writes`,
    `${sum(({ tally }) => tally.lost)} lost`,
    `${sum(({ tally }) => tally.doubled)} doubled`,
    `${sum(({ tally }) => tally.broken.length)} invariants broken`,
  ];
  return `${counted.join(", ")}.`;
}

/** The whole of what a run has to say, as Markdown. */
export function recordOf(outcomes: readonly Outcome[], seed: number): string {
  const minutes = outcomes.reduce((total, { seconds }) => total + seconds, 0) / 60;
  const head = `${headOf(outcomes)} Run on ${new Date().toISOString().slice(0, 10)} in ${minutes.toFixed(0)} minutes on ${cpus().length} cores with Node ${process.versions.node}, seed ${seed}.`;
  const broken = outcomes.flatMap(({ scenario, where, tally }) => tally.broken.map((sentence) => `- ${scenario.name} (${where}): ${sentence.split("\n")[0]}`));
  return [head, "", `| ${COLUMNS.join(" | ")} |`, `|${COLUMNS.map(() => "---").join("|")}|`, ...outcomes.map(rowOf), ...(broken.length > 0 ? ["", "What did not hold:", "", ...broken] : [])].join("\n");
}

/** Puts it between the two markers of docs/reliability.md. Throws when they are not there. */
export function writeRecord(record: string): void {
  const text = readFileSync(FILE, "utf8");
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${FILE} has lost its markers`);
  writeFileSync(FILE, `${before}${BEGIN}\n\n${record}\n\n${END}${after}`);
}
