import { type Past, nextRun } from "./domain/next-run";
import { now } from "./clock";
import { logger } from "./logger";

const LOOK_EVERY_MS = 60_000;

export type DailyWork = { name: string; run: () => Promise<unknown>; lastSuccess?: () => Date | null };

/**
 * Runs a work once a day, first a few minutes after the start, again an hour after it failed; a failure is logged and ends nothing.
 * `lastSuccess` tells of one before this start. Returns `look`, which runs the work if it is due, and `stop`.
 */
export function runDaily({ name, run, lastSuccess = () => null }: DailyWork): { look: () => Promise<void>; stop: () => void } {
  const past: Past = { started: now(), succeeded: null, failed: null };
  let isBusy = false;
  const look = async () => {
    if (isBusy || now() < nextRun({ ...past, succeeded: past.succeeded ?? lastSuccess() })) return;
    isBusy = true;
    try {
      await run();
      past.succeeded = now();
      past.failed = null;
    } catch (error) {
      past.failed = now();
      logger.error({ work: name, error: error instanceof Error ? error.message : String(error) }, "a daily work failed; it is tried again in an hour");
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
