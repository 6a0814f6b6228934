import { logger } from "./logger";

/** Runs a work every so often, never twice at once; a failure is logged and ends nothing. Returns how to stop. */
export function runOften(name: string, everyMs: number, run: () => Promise<unknown>): () => void {
  let isBusy = false;
  const look = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      await run();
    } catch (error) {
      logger.error({ work: name, error: error instanceof Error ? error.message : String(error) }, "a work that is done again and again failed");
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
