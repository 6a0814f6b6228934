const AFTER_START_MS = 3 * 60_000;
const EVERY_MS = 24 * 60 * 60_000;
const AFTER_FAILURE_MS = 60 * 60_000;

/** Instants of what a daily work did before; null for what never happened. */
export type Past = { started: Date; succeeded: Date | null; failed: Date | null };

/** When a daily work is due: a day after it last succeeded, though never in the first minutes of a start, nor within the hour after a failure. */
export function nextRun({ started, succeeded, failed }: Past): Date {
  const times = [started.getTime() + AFTER_START_MS];
  if (succeeded) times.push(succeeded.getTime() + EVERY_MS);
  if (failed) times.push(failed.getTime() + AFTER_FAILURE_MS);
  return new Date(Math.max(...times));
}
