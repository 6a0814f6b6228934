type Work = () => Promise<unknown>;

export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** The same thing done in the barest way, measured in this very run: machines differ, the ratio says more than the value. */
  reference: { what: string; value: number };
  /** What the figure, or its ratio to the reference, should be. */
  goal?: Goal;
};

type Goal = { of: "value" | "ratio" } & ({ atMost: number } | { atLeast: number });

/** Prints one figure as one JSON line; with `goal` in words, and `met` when it has one. */
export function report({ name, value, unit, reference, goal }: Figure): void {
  const ratio = value / reference.value;
  const judged = goal && { goal: inWords(goal), met: isMet(goal, goal.of === "value" ? value : ratio) };
  console.log(JSON.stringify({ name, value: round(value), unit, reference: { ...reference, value: round(reference.value) }, ratio: round(ratio), ...judged }));
}

function inWords(goal: Goal): string {
  return "atMost" in goal ? `${goal.of} <= ${goal.atMost}` : `${goal.of} >= ${goal.atLeast}`;
}

function isMet(goal: Goal, measured: number): boolean {
  return "atMost" in goal ? measured <= goal.atMost : measured >= goal.atLeast;
}

type Rounds = { rounds?: number; warmUp?: number };

/** The median time of each work in milliseconds, its runs interleaved with the others' so that a slow minute hits all alike. */
export async function interleaved<Name extends string>(works: Record<Name, Work>, rounds: Rounds = {}): Promise<Record<Name, number>> {
  const times = await allTimes(works, rounds);
  return Object.fromEntries(Object.entries<number[]>(times).map(([name, values]) => [name, median(values)])) as Record<Name, number>;
}

/** The same with the time of every run. */
export async function allTimes<Name extends string>(works: Record<Name, Work>, { rounds = 60, warmUp = 10 }: Rounds = {}): Promise<Record<Name, number[]>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const began = performance.now();
      await works[name]();
      if (round >= 0) times[name].push(performance.now() - began);
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest of the values that is not below the share `at` of them. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * at) - 1)] ?? Number.NaN;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
