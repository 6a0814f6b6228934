import { scaleLinear } from "d3-scale";
import { COLUMNS, type Column } from "@/server/board/domain/column";
import type { AgeingCard } from "@/server/flow/contracts/answers";
import type { FlowPage } from "@/server/flow/contracts/page";
import { inUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import { PERCENTS, type Percent } from "@/server/flow/domain/percentile";
import { beeswarm } from "@/components/charts/beeswarm";
import { spreadLabels } from "@/components/charts/spread-labels";
import type { Frame } from "@/components/charts/use-plot";
import { linearTicks } from "@/components/charts/value-ticks";
import { bandsOf } from "./ageing-finding";

/** Pixels between two columns. */
const GAP = 8;
/** Pixels that the percents at the right of a column take. */
const PERCENT_WIDTH = 38;
const PERCENTS_WIDTH = 56;
/** Pixels that a letter of a label takes, and how many letters stand beside a card's key: its age. */
const LETTER = 6.6;
const AGE_LETTERS = 8;
/** Pixels in which dots can stand beside the labels. */
const LEAST_ROOM = 64;
/** Pixels from one label to the next. */
const LINE_HEIGHT = 15;
/** How far from the middle the dots of a column may spread. */
const WIDEST_SWARM = 150;

export type AgeingDot = { card: AgeingCard; x: number; y: number };
export type AgeingColumn = {
  column: Column;
  left: number;
  right: number;
  count: number;
  bands: { percent: Percent; top: number; bottom: number }[];
  /** The upper edges of the bands, once where several end at one age. */
  edges: { percents: Percent[]; top: number; labelY: number }[];
  radius: number;
  labels: { card: AgeingCard; dot: AgeingDot; x: number; y: number }[];
  /** Flagged cards for whose label there was no room. */
  unlabelled: number;
};
export type AgeingScales = { columns: AgeingColumn[]; dots: AgeingDot[]; ticks: number[]; y: (value: number) => number };

/** In Work is twice as wide as others: most cards are there. Columns side by side with their bands, a dot for each card, and labels for the flagged ones where they have room. */
export function ageingScales(ageing: FlowPage["ageing"], unit: DisplayUnit, frame: Frame): AgeingScales {
  const shown = COLUMNS.filter((column) => column === "IN_WORK" || ageing.cards.some((card) => card.column === column));
  const ages = ageing.cards.map((card) => inUnit(card, unit));
  const edges = shown.flatMap((column) => PERCENTS.map((percent) => bandsOf(ageing, column)?.[`${percent}`] ?? null)).map((span) => (span === null ? 0 : inUnit(span, unit)));
  const max = Math.max(unit === "days" ? 4 : 1, ...ages, ...edges) * 1.06;
  const y = scaleLinear([0, max], [frame.bottom, frame.top]);
  const parts = shown.map((column) => (column === "IN_WORK" ? 2 : 1));
  const part = (frame.right - frame.left - GAP * (shown.length - 1)) / parts.reduce((sum, own) => sum + own, 0);
  let left = frame.left;
  const places = shown.map((column, index) => {
    const width = part * (parts[index] ?? 1);
    const placed = placeColumn(ageing, column, { left, width, y, unit, frame });
    left += width + GAP;
    return placed;
  });
  return { columns: places.map(({ column }) => column), dots: places.flatMap(({ dots }) => dots), ticks: linearTicks(max, 6, unit !== "hours"), y };
}

type Room = { left: number; width: number; y: (value: number) => number; unit: DisplayUnit; frame: Frame };

function placeColumn(ageing: FlowPage["ageing"], column: Column, { left, width, y, unit, frame }: Room) {
  const cards = ageing.cards.filter((card) => card.column === column);
  const flagged = cards.filter((card) => card.flagged);
  const right = left + width;
  const bands = bandsFor(ageing, column, { y, unit, frame });
  const edges = edgesOf(bands, frame);
  const free = width - Math.max(0, ...edges.map(({ percents }) => (percents.length > 1 ? PERCENTS_WIDTH : PERCENT_WIDTH)));
  const labelWidth = LETTER * (AGE_LETTERS + Math.max(0, ...flagged.map(({ card }) => card.length)));
  const hasLabels = flagged.length > 0 && free - labelWidth >= LEAST_ROOM;
  const room = free - (hasLabels ? labelWidth : 0);
  const middle = left + room / 2;
  const heights = cards.map((card) => y(inUnit(card, unit)));
  const half = Math.max(4, Math.min(WIDEST_SWARM, room / 2 - 4));
  const { offsets, radius } = beeswarm(heights, half);
  const dots = cards.map((card, index): AgeingDot => ({ card, x: middle + (offsets[index] ?? 0), y: heights[index] ?? 0 }));
  const named = hasLabels ? dots.filter(({ card }) => card.flagged).slice(0, Math.floor((frame.bottom - frame.top) / LINE_HEIGHT)) : [];
  const heightsOfNames = spreadLabels(named.map((dot) => dot.y), LINE_HEIGHT, frame.top + 2, frame.bottom - 6);
  const edge = Math.max(middle, ...named.map(({ x }) => x)) + radius + 10;
  const labels = named.map((dot, index) => ({ card: dot.card, dot, x: edge, y: heightsOfNames[index] ?? dot.y }));
  return { column: { column, left, right, count: cards.length, bands, edges, radius, labels, unlabelled: flagged.length - named.length }, dots };
}

function bandsFor(ageing: FlowPage["ageing"], column: Column, { y, unit, frame }: Pick<Room, "y" | "unit" | "frame">): AgeingColumn["bands"] {
  const percentiles = bandsOf(ageing, column);
  if (percentiles === null) return [];
  let below = frame.bottom;
  const bands = PERCENTS.flatMap((percent) => {
    const span = percentiles[`${percent}`];
    if (span === null) return [];
    const band = { percent, top: y(inUnit(span, unit)), bottom: below };
    below = band.top;
    return [band];
  });
  return bands;
}

/** Edges of one height share a line and a name. */
function edgesOf(bands: AgeingColumn["bands"], frame: Frame): AgeingColumn["edges"] {
  const edges = bands.filter(({ top }, index) => top !== bands[index - 1]?.top).map(({ top }) => ({ top, percents: bands.filter((band) => band.top === top).map(({ percent }) => percent) }));
  const places = spreadLabels(edges.map(({ top }) => top + 8), LINE_HEIGHT - 1, frame.top + 2, frame.bottom - 7);
  return edges.map((edge, index) => ({ ...edge, labelY: places[index] ?? edge.top }));
}
