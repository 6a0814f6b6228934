import { area } from "d3-shape";

/**
 * The areas between neighbouring lines, the lowest first: each from the line below it (the ground for the first) up to its own.
 * `lines` hold one height for each place. A single place is drawn as wide as `width`, since one point has no area.
 */
export function stackedAreas(lines: readonly (readonly number[])[], places: readonly number[], y: (value: number) => number, width: number): string[] {
  const [only = 0] = places;
  const xs = places.length === 1 ? [only - width / 2, only + width / 2] : places;
  return lines.map((line, layer) => {
    const below = lines[layer - 1];
    const at = (heights: readonly number[] | undefined, index: number) => heights?.[Math.min(index, heights.length - 1)] ?? 0;
    const shape = area<number>()
      .x((x) => x)
      .y0((_, index) => y(at(below, index)))
      .y1((_, index) => y(at(line, index)));
    return shape(xs) ?? "";
  });
}

/** Heights that stand on one another: each line is the sum of its own values and all below it. */
export function stacked(values: readonly (readonly number[])[]): number[][] {
  const lines: number[][] = [];
  for (const own of values) {
    const below = lines.at(-1);
    lines.push(own.map((value, index) => value + (below?.[index] ?? 0)));
  }
  return lines;
}
