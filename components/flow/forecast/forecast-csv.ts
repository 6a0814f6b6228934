import type { CsvCell } from "@/components/charts/csv-text";
import type { ForecastAnswer } from "@/server/flow/contracts/answers";

/** Both curves in one file: for each day the chance that so many are done by it, for each number the chance of at least as many by the day. */
export function forecastCsv(when: ForecastAnswer | undefined, many: ForecastAnswer | undefined): CsvCell[][] {
  const rows: CsvCell[][] = [["question", "cards", "by", "probability", "seed"]];
  for (const { date, probability } of when?.whenDistribution ?? []) rows.push(["when", when?.items ?? null, date, probability, when?.seed ?? null]);
  for (const { count, probability } of many?.howManyDistribution ?? []) rows.push(["how_many", count, many?.by ?? null, probability, many?.seed ?? null]);
  return rows;
}
