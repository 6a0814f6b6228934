import type { Run } from "./card-delivery-data";

type RunTold = Pick<Run, "attempt" | "createdAt" | "startedAt" | "finishedAt"> & { stages: readonly Pick<Run["stages"][number], "startedAt" | "finishedAt">[] };

/** A stretch of a run, as shares of all of it, from 0 to 1. */
export type Stretch = { from: number; to: number };

/** When a stage waited and when it ran; null where that is not known. `waited` in milliseconds. */
export type StageTimes = { wait: Stretch | null; run: Stretch | null; waited: number };

/** How long a run has taken, and how much of it nothing ran; milliseconds, null while it has not begun. */
export type RunTimes = { took: number | null; waited: number; stages: StageTimes[] };

/**
 * The times of a run at `now`, epoch milliseconds. A stage waits from when the last one before it was over, the first from when
 * the run was asked for. Of an attempt after the first it is not known when that was: it counts from its start.
 */
export function runTimes(run: RunTold, now: number): RunTimes {
  const begins = Date.parse(run.attempt > 1 ? (run.startedAt ?? run.createdAt) : run.createdAt);
  const isOver = run.finishedAt !== null;
  const spans = run.stages.map(({ startedAt, finishedAt }): Span | null => {
    if (startedAt === null) return null;
    const from = Math.max(begins, Date.parse(startedAt));
    const to = finishedAt === null ? (isOver ? from : now) : Date.parse(finishedAt);
    return { from, to: Math.max(from, to) };
  });
  const known = spans.filter((span) => span !== null);
  const own = run.startedAt === null ? [] : [{ from: Math.max(begins, Date.parse(run.startedAt)), to: run.finishedAt === null ? now : Date.parse(run.finishedAt) }];
  const ends = Math.max(begins, ...known.map(({ to }) => to), ...(run.finishedAt === null ? own.map(({ to }) => to) : [Date.parse(run.finishedAt)]));
  const length = ends - begins;
  const share = (from: number, to: number): Stretch | null => (length === 0 ? null : { from: (from - begins) / length, to: (to - begins) / length });
  return {
    took: known.length + own.length === 0 ? null : length,
    waited: length - covered(known.length > 0 ? known : own),
    stages: spans.map((span) => {
      if (span === null) return { wait: null, run: null, waited: 0 };
      const ready = Math.max(begins, ...known.filter((other) => other !== span && other.to <= span.from).map(({ to }) => to));
      return { wait: ready < span.from ? share(ready, span.from) : null, run: share(span.from, span.to), waited: span.from - ready };
    }),
  };
}

type Span = { from: number; to: number };

/** How much time at least one of these spans covers. */
function covered(spans: readonly Span[]): number {
  let [sum, until] = [0, -Infinity];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}
