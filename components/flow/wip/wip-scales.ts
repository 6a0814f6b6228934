import { scaleLinear } from "d3-scale";
import { isDay, zonedDay } from "@/server/platform/domain/zoned-day";
import type { FlowPage, PolicyChange } from "@/server/flow/contracts/page";
import { stepPath } from "@/components/charts/step-path";
import type { Frame } from "@/components/charts/use-plot";
import { linearTicks } from "@/components/charts/value-ticks";
import { isOver } from "./wip-finding";

export type WipScales = {
  places: number[];
  step: number;
  y: (value: number) => number;
  ticks: number[];
  /** The line of the work in progress, the ground under it, and the line of the limit. */
  wip: string;
  ground: string;
  limit: string;
  /** Periods over the limit in one piece: from the limit up to the work in progress. */
  over: { x: number; y: number; width: number; height: number }[];
};

/** Places for work in progress and limits, each held through its period. */
export function wipScales(series: FlowPage["wip"]["series"], average: number | null, frame: Frame): WipScales {
  const max = Math.max(1, average ?? 0, ...series.map(({ wip, limit }) => Math.max(wip, limit ?? 0)));
  const y = scaleLinear([0, max * 1.08], [frame.bottom, frame.top]);
  const step = (frame.right - frame.left) / Math.max(1, series.length);
  const edges = Array.from({ length: series.length + 1 }, (_, index) => frame.left + step * index);
  const wip = stepPath(series.map((point) => point.wip), edges, y);
  return {
    places: series.map((_, index) => frame.left + step * (index + 0.5)),
    step,
    y,
    ticks: linearTicks(max, 5, true),
    wip,
    ground: `${wip}V${frame.bottom}H${frame.left}Z`,
    limit: stepPath(series.map((point) => point.limit), edges, y),
    over: series.flatMap((point, index) =>
      isOver(point) ? [{ x: edges[index] ?? 0, y: y(point.wip), width: step, height: y(point.limit ?? 0) - y(point.wip) }] : [],
    ),
  };
}

export type LimitChange = { id: string; index: number; from: number | null; to: number | null };

/** The changes of the limit on In Work, each with the index of the period in which it was made, the earliest first. */
export function limitChanges(changes: readonly PolicyChange[], series: FlowPage["wip"]["series"], zone: string): LimitChange[] {
  const dates = series.map(({ date }) => date);
  const byDay = dates.every((date) => isDay(date));
  const indexOf = (at: string) => {
    const told = byDay ? zonedDay(new Date(at), zone) : new Date(at).toISOString();
    const later = dates.findIndex((date) => (byDay ? date : new Date(date).toISOString()) > told);
    return Math.max(0, (later === -1 ? dates.length : later) - 1);
  };
  return changes
    .flatMap(({ id, at, also, ...main }) => {
      // A limit may have been changed beside something that weighs more.
      const part = [main, ...also].find((one) => one.kind === "limit" && one.column === "IN_WORK");
      return part?.kind === "limit" ? [{ id, index: indexOf(at), from: part.from, to: part.to }] : [];
    })
    .reverse()
    .sort((a, b) => a.index - b.index);
}
