import { scaleLinear } from "d3-scale";
import type { Frame } from "@/components/charts/use-plot";
import { stepPath } from "@/components/charts/step-path";
import { type TimeTick, timeTicks } from "@/components/charts/time-ticks";
import { linearTicks } from "@/components/charts/value-ticks";
import type { Measure, SprintPage } from "../scrum-data";

export type BurnView = "down" | "up";
export type BurnPoint = { /** Milliseconds since 1970. */ at: number; scope: number; completed: number; remaining: number };

export type BurnScales = {
  x: (at: Date) => number;
  y: (value: number) => number;
  ticks: number[];
  times: TimeTick[];
  places: number[];
  /** What is left or completed, as steps; the ground under it; the scope, as steps; and the ideal. */
  line: string;
  ground: string;
  scope: string;
  ideal: string;
};

/** Pixels that the name of a time takes. */
const NAME = 70;
const HOUR_MS = 3_600_000;

/** The steps of a sprint in points or cards, and at their end what holds until now or until its close. */
export function burnPoints({ steps, until }: Pick<SprintPage, "steps" | "until">, measure: Measure): BurnPoint[] {
  const points = steps.map((step) => ({ at: Date.parse(step.at), ...step[measure] }));
  const last = points.at(-1);
  const end = Date.parse(until);
  return last && end > last.at ? [...points, { ...last, at: end }] : points;
}

/** Places of a burndown or burnup between its start and its planned end, or its real one where that is later. */
export function burnScales(points: readonly BurnPoint[], { ideal, endsAt }: Pick<SprintPage, "ideal" | "endsAt">, how: { measure: Measure; view: BurnView; zone: string }, frame: Frame): BurnScales {
  const from = points[0]?.at ?? 0;
  const to = Math.max(Date.parse(endsAt), points.at(-1)?.at ?? 0);
  const max = Math.max(1, ...points.map(({ scope }) => scope), ideal[0]?.[how.measure] ?? 0);
  const time = scaleLinear([from, to], [frame.left, frame.right]);
  const y = scaleLinear([0, max * 1.08], [frame.bottom, frame.top]);
  const edges = [...points.map(({ at }) => time(at)), time(points.at(-1)?.at ?? from)];
  const start = ideal[0]?.[how.measure] ?? 0;
  const line = stepPath(points.map((point) => shownOf(point, how.view)), edges, y);
  return {
    x: (at) => time(at.getTime()),
    y,
    ticks: linearTicks(max, 5, how.measure === "cards"),
    times: timesBetween(from, to, how.zone, Math.max(2, Math.floor((frame.right - frame.left) / NAME))),
    places: points.map(({ at }) => time(at)),
    line,
    ground: line === "" ? "" : `${line}V${frame.bottom}H${frame.left}Z`,
    scope: stepPath(points.map(({ scope }) => scope), edges, y),
    ideal: ideal.map(({ at, [how.measure]: value }, index) => `${index === 0 ? "M" : "L"}${time(Date.parse(at))} ${y(how.view === "down" ? value : start - value)}`).join(""),
  };
}

/** What the line of a view shows at a point. */
export function shownOf({ remaining, completed }: Pick<BurnPoint, "remaining" | "completed">, view: BurnView): number {
  return view === "down" ? remaining : completed;
}

/** Days or hours; of a sprint of minutes its beginning, middle and end. */
function timesBetween(from: number, to: number, zone: string, most: number): TimeTick[] {
  if (to - from >= 6 * HOUR_MS) return timeTicks(new Date(from), new Date(to), zone, most);
  return [from, (from + to) / 2, to].map((at) => ({ at: new Date(at), step: "hour" }));
}
