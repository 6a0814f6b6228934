import type { Chance } from "@/server/portability/demo/random";

/** What the product runs on: the embedded database, a PostgreSQL server, or two app processes on one PostgreSQL server. */
export type Where = "embedded" | "postgres" | "two processes";

/** What happened in one scenario, as the table in docs/reliability.md tells it. */
export class Tally {
  rounds = 0;
  faults = 0;
  /** Writes whose answer said that they were done. */
  acknowledged = 0;
  /** Writes whose answer never came: each may be there once or not at all. */
  unanswered = 0;
  /** Acknowledged writes that are not in the history. */
  lost = 0;
  /** Writes that are in the history more often than they were made. */
  doubled = 0;
  /** Each invariant that did not hold, as a sentence. */
  readonly broken: string[] = [];
  /** Figures worth telling that are no requirement, such as the slowest restart. */
  readonly figures = new Map<string, string>();

  get isClean(): boolean {
    return this.lost === 0 && this.doubled === 0 && this.broken.length === 0;
  }

  /** Keeps the sentence of what should have been and was not. */
  expect(holds: boolean, sentence: string): void {
    if (!holds) this.broken.push(sentence);
  }

  /** Keeps the largest of a figure, in `unit`. */
  most(name: string, value: number, unit: string): void {
    const before = Number.parseFloat(this.figures.get(name) ?? "-Infinity");
    if (value > before) this.figures.set(name, `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`);
  }
}

/** One run of a scenario: how much to do, what to do it with, and where to write down what came of it. */
export type Run = {
  readonly where: Where;
  readonly rounds: number;
  readonly isLong: boolean;
  readonly chance: Chance;
  readonly tally: Tally;
  /** A folder that goes when the run is over. */
  readonly home: string;
  /** Aborted when the run is over, also by its deadline: what still goes on then should end. */
  readonly signal: AbortSignal;
  /** Calls `undo` when the run is over, whatever came of it; the last one first. */
  defer(undo: () => unknown): void;
};

export type Scenario = {
  /** As the file: kebab-case. */
  readonly name: string;
  /** What is done to the product, for the reader of the table. */
  readonly fault: string;
  readonly where: readonly Where[];
  /** Where the short form runs it; everywhere when left out. */
  readonly shortWhere?: readonly Where[];
  readonly rounds: { short: number; long: number };
  /** By when one run must be over: short form, long form. */
  readonly seconds: { short: number; long: number };
  run(run: Run): Promise<void>;
};
