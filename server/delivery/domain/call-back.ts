/** Waits before each try to tell a pipeline of a decision, in seconds: at once, then ever longer, over a day and a half in all. */
export const TRY_AFTER_SECONDS = [0, 10, 60, 300, 900, 3_600, 10_800, 21_600, 43_200, 86_400] as const;

/** When to try again after so many tries that failed; null when it is given up. */
export function nextTry(tries: number, failedAt: Date): Date | null {
  const wait = TRY_AFTER_SECONDS[tries];
  return wait === undefined ? null : new Date(failedAt.getTime() + wait * 1000);
}
