import type { HistoryLine } from "./card-data";

export type Kin = { splitFrom: string[]; splitInto: string[]; mergedInto: string[]; mergedFrom: string[] };

/** The keys of the cards that this one was split from or into, and merged into or with, as its history tells; each once, in that order. */
export function kinOf(history: readonly HistoryLine[]): Kin {
  const keys = (kind: string, side: "from" | "into") => [...new Set(history.filter((line) => line.kind === kind).flatMap((line) => keysIn(line[side])))];
  return { splitFrom: keys("card.split", "from"), splitInto: keys("card.split", "into"), mergedInto: keys("card.merged", "into").slice(-1), mergedFrom: keys("card.merged", "from") };
}

function keysIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");
}
