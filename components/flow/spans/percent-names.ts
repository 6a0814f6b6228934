import type { Percent } from "@/server/flow/domain/percentile";

/** What percentiles of one value are called beside their line: the lowest and the highest of them. `percents` are in order. */
export function percentNames(percents: readonly Percent[], percent: (share: number) => string): string {
  const [first, last] = [percents[0], percents.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last ? percent(first / 100) : `${first}–${percent(last / 100)}`;
}
