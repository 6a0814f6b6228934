import { line } from "d3-shape";

/**
 * The path of a value that holds through each period and jumps between them: `edges` are the left edges of the periods
 * and the right edge of the last one. A period without a value is a gap.
 */
export function stepPath(values: readonly (number | null)[], edges: readonly number[], y: (value: number) => number): string {
  const points = values.flatMap((value, index) => [
    { x: edges[index] ?? 0, value },
    { x: edges[index + 1] ?? 0, value },
  ]);
  const path = line<(typeof points)[number]>()
    .defined(({ value }) => value !== null)
    .x(({ x }) => x)
    .y(({ value }) => y(value ?? 0));
  return path(points) ?? "";
}
