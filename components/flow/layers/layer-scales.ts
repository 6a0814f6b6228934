import { scaleLinear } from "d3-scale";
import type { Column } from "@/server/board/domain/column";
import { stackedAreas } from "@/components/charts/stacked-areas";
import type { Frame } from "@/components/charts/use-plot";
import { linearTicks } from "@/components/charts/value-ticks";

/** Columns as layers stand on one another, the lowest first. */
export const LAYERS = ["DONE", "IN_WORK", "PLANNED", "BACKLOG"] as const satisfies readonly Column[];

/** The steps of the one hue, by column: the further, the stronger. */
export const LAYER_COLOUR: Record<Column, string> = { BACKLOG: "var(--chart-1)", PLANNED: "var(--chart-2)", IN_WORK: "var(--chart-3)", DONE: "var(--chart-4)" };

/** One column's layer: the heights of its upper edge, and how it is named. */
export type Layer = { column: Column; line: readonly number[]; value: number };

export type LayerScales = { places: number[]; step: number; y: (value: number) => number; ticks: number[]; areas: string[]; middles: number[] };

/** Points from edge to edge of the frame, and the areas between neighbouring lines; `middles` are where each ends at the right. */
export function layerScales(layers: readonly Layer[], count: number, frame: Frame): LayerScales {
  const max = Math.max(1, ...layers.map(({ line }) => Math.max(0, ...line)));
  const y = scaleLinear([0, max * 1.04], [frame.bottom, frame.top]);
  const room = frame.right - frame.left;
  const step = count > 1 ? room / (count - 1) : room;
  const places = count === 1 ? [frame.left + room / 2] : Array.from({ length: count }, (_, index) => frame.left + step * index);
  const lines = layers.map(({ line }) => line);
  return {
    places,
    step,
    y,
    ticks: linearTicks(max, 5, true),
    areas: stackedAreas(lines, places, y, room),
    middles: lines.map((line, layer) => y(((line.at(-1) ?? 0) + (lines[layer - 1]?.at(-1) ?? 0)) / 2)),
  };
}
