import { parseArgs } from "node:util";
import type { Scenario, Where } from "./scenario";

const PLACES: readonly Where[] = ["embedded", "postgres", "two processes"];
export const HELP = `npm run test:faults -- [scenario ...] [options]
  --rounds N    rounds of each scenario instead of its own number
  --seed N      the same random choices as an earlier run
  --on PLACE    only ${PLACES.join(", ")}
  --short       as few rounds as in npm test
  --record      write what ran into the table of docs/reliability.md`;

export type Options = { names: string[]; rounds: number | undefined; seed: number; where: Where | null; isLong: boolean; record: boolean };

/** What the command line asks for. Throws with the way to ask when it makes no sense. */
export function readOptions(args: string[], scenarios: readonly Scenario[]): Options {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { rounds: { type: "string" }, seed: { type: "string" }, on: { type: "string" }, short: { type: "boolean", default: false }, record: { type: "boolean", default: false } },
  });
  const unknown = positionals.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) throw new Error(`There is no scenario ${unknown.join(", ")}. There are: ${scenarios.map(({ name }) => name).join(", ")}\n${HELP}`);
  const where = PLACES.find((place) => place === values.on) ?? null;
  if (values.on !== undefined && where === null) throw new Error(HELP);
  return { names: positionals, rounds: numberOf(values.rounds), seed: numberOf(values.seed) ?? Math.floor(Math.random() * 1e9), where, isLong: !values.short, record: values.record };
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(HELP);
  return Number(text);
}
