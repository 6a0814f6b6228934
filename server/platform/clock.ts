import { AsyncLocalStorage } from "node:async_hooks";

const fixed = new AsyncLocalStorage<Date>();

/** The present instant, or the one that an enclosing `atTime` has set. Use cases ask nothing else for the time. */
export function now(): Date {
  return fixed.getStore() ?? new Date();
}

/** Runs `work` with the clock standing at `at`: how simulations and tests live through weeks in seconds. */
export function atTime<T>(at: Date, work: () => T): T {
  return fixed.run(at, work);
}
