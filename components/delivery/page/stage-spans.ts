type Stage = { readonly startedAt: string | null; readonly finishedAt: string | null };

/** A stage with the milliseconds that it took (null while it runs or did not begin), and those in which nothing of the run ran before it. */
export type StageSpan<S extends Stage> = { stage: S; tookMs: number | null; waitedMs: number };

/** The stages of a run, in the order given, with how long each took and waited; `since` is when the run was asked for. Stages that run beside each other wait for nothing. */
export function stageSpans<S extends Stage>(stages: readonly S[], since: string): StageSpan<S>[] {
  let busyUntil = Date.parse(since);
  return stages.map((stage) => {
    const [from, to] = [instantOf(stage.startedAt), instantOf(stage.finishedAt)];
    const waitedMs = from === null ? 0 : Math.max(0, from - busyUntil);
    busyUntil = Math.max(busyUntil, to ?? from ?? busyUntil);
    return { stage, tookMs: from === null || to === null ? null : Math.max(0, to - from), waitedMs };
  });
}

function instantOf(at: string | null): number | null {
  return at === null ? null : Date.parse(at);
}
