export type Span = { seconds: number; days: number };
export type NaivePercentiles = { p50: Span | null; p70: Span | null; p85: Span | null; p95: Span | null };

/**
 * The 50th, 70th, 85th and 95th percentile of spans, seconds and days each ranked by themselves.
 *
 * Rules: nearest rank; fewer than 5 values have none, fewer than 11 no 95th.
 */
export function naivePercentiles(spans: readonly Span[]): NaivePercentiles {
  const at = (percent: number, atLeast: number): Span | null => {
    if (spans.length < atLeast) return null;
    return { seconds: nearestRank(spans.map((span) => span.seconds), percent), days: nearestRank(spans.map((span) => span.days), percent) };
  };
  return { p50: at(50, 5), p70: at(70, 5), p85: at(85, 5), p95: at(95, 11) };
}

/** The smallest observed value with at least so many percent of the values at or below it. */
function nearestRank(values: readonly number[], percent: number): number {
  const reaching = values.filter((value) => values.filter((other) => other <= value).length * 100 >= percent * values.length);
  return Math.min(...reaching);
}
