import type { Reading } from "./read-flow";

/** How a metric's numbers came about: what every answer says of itself. */
export function madeFrom({ ruler, window }: Pick<Reading, "ruler" | "window">, n: number, excluded: Record<string, number> = {}) {
  return {
    time: ruler.time,
    zone: ruler.zone,
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    now: window.now.toISOString(),
    n,
    excluded,
  };
}
