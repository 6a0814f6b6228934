export type CurvePoint = { at: number; probability: number };
export type Frame = { left: number; right: number; top: number; bottom: number };

/** Beyond these the curve is as good as flat, and the tails of the unlikely would squeeze the rest. */
const CERTAIN = 0.995;
const HOPELESS = 0.005;

/**
 * A point for every whole number, of a distribution that names only those at which it changes, without the tails that are as good
 * as flat. A chance that rises holds until the next point; one that falls has held since the one before.
 */
export function shownPoints(points: readonly CurvePoint[]): CurvePoint[] {
  const rises = (points[0]?.probability ?? 0) < (points.at(-1)?.probability ?? 0);
  const all: CurvePoint[] = [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    for (let at = (before?.at ?? point.at) + 1; at < point.at; at++) all.push({ at, probability: (rises ? before : point)?.probability ?? 0 });
    all.push(point);
  }
  const isDull = ({ probability }: CurvePoint) => probability <= HOPELESS || probability >= CERTAIN;
  const [from, to] = [all.findIndex((point) => !isDull(point)), all.findLastIndex((point) => !isDull(point))];
  // One dull point on each side shows where the curve comes from and goes to.
  return from === -1 ? all : all.slice(Math.max(0, from - 1), to + 2);
}

/** Where values and probabilities lie in a frame, and the outline of the steps through the points. */
export function curvePlaces(points: readonly CurvePoint[], { left, right, top, bottom }: Frame) {
  const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  // Half a step of room on each side: a point is the middle of its step.
  const x = (at: number) => left + ((at - from + 0.5) / (to - from + 1)) * (right - left);
  const y = (probability: number) => bottom - probability * (bottom - top);
  const steps = points.map(({ at, probability }, index) => {
    const begin = index === 0 ? left : x(((points[index - 1]?.at ?? at) + at) / 2);
    const end = index === points.length - 1 ? right : x((at + (points[index + 1]?.at ?? at)) / 2);
    return `${index === 0 ? "M" : "L"}${begin} ${y(probability)}H${end}`;
  });
  return { x, y, line: steps.join("") };
}

/** The index of the point whose step lies under `px`; null without points. */
export function pointUnder(points: readonly CurvePoint[], x: (at: number) => number, px: number): number | null {
  let nearest: number | null = null;
  for (const [index, { at }] of points.entries()) {
    if (nearest === null || Math.abs(x(at) - px) < Math.abs(x(points[nearest]?.at ?? at) - px)) nearest = index;
  }
  return nearest;
}

/** The point that a key leads to from `index`; null for keys that lead nowhere. */
export function pointAfterKey(key: string, index: number, count: number): number | null {
  const far = Math.max(1, Math.round(count / 10));
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -far, PageUp: far, Home: -count, End: count };
  const step = steps[key];
  return step === undefined ? null : Math.min(count - 1, Math.max(0, index + step));
}
