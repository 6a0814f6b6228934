import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Chance } from "@/server/portability/demo/random";
import { type Scenario, Tally, type Where } from "./scenario";

export type Outcome = { scenario: Scenario; where: Where; tally: Tally; seconds: number };
type Wish = { where: Where; isLong: boolean; seed: number; rounds?: number | undefined };

/** Runs a scenario once to its end or its deadline, and cleans up after it. What it throws is an invariant broken. */
export async function runScenario(scenario: Scenario, { where, isLong, seed, rounds }: Wish): Promise<Outcome> {
  const began = performance.now();
  const tally = new Tally();
  const over = new AbortController();
  const home = mkdtempSync(join(tmpdir(), "throughline-fault-"));
  const undos: (() => unknown)[] = [() => rmSync(home, { recursive: true, force: true })];
  const wanted = rounds ?? (isLong ? scenario.rounds.long : scenario.rounds.short);
  const run = { where, rounds: wanted, isLong, chance: new Chance(seed), tally, home, signal: over.signal, defer: (undo: () => unknown) => void undos.push(undo) };
  const deadline = (isLong ? scenario.seconds.long : scenario.seconds.short) * 1000;
  try {
    await within(deadline, scenario.run(run));
  } catch (error) {
    tally.broken.push(error instanceof Error ? error.message : String(error));
  }
  over.abort();
  for (const undo of undos.reverse()) await within(20_000, Promise.resolve().then(undo)).catch((error: Error) => tally.broken.push(`cleaning up: ${error.message}`));
  return { scenario, where, tally, seconds: (performance.now() - began) / 1000 };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it was not over after ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
