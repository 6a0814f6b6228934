/** The steps of a retrospective, in their order. */
export const RETRO_STEPS = ["WRITE", "GROUP", "VOTE", "DECIDE", "CLOSED"] as const;
export type RetroStep = (typeof RETRO_STEPS)[number];

export const RETRO_COLUMNS = ["KEEP", "PROBLEM", "TRY"] as const;
export type RetroColumn = (typeof RETRO_COLUMNS)[number];

/** The step after this one; null after the last. */
export function stepAfter(step: RetroStep): RetroStep | null {
  return RETRO_STEPS[RETRO_STEPS.indexOf(step) + 1] ?? null;
}

/** The step before this one; null before the first, and before the last: what is closed stays so. */
export function stepBefore(step: RetroStep): RetroStep | null {
  return step === "CLOSED" ? null : (RETRO_STEPS[RETRO_STEPS.indexOf(step) - 1] ?? null);
}

/** Whether a retrospective may go from one step to the other: to the next or the one before. */
export function canStep(from: RetroStep, to: RetroStep): boolean {
  return stepAfter(from) === to || stepBefore(from) === to;
}

/** Whether everybody sees every note: from the end of writing on. */
export function areNotesShown(step: RetroStep): boolean {
  return step !== "WRITE";
}

/** Whether everybody sees what a note has got: from the end of the vote on. */
export function areVotesShown(step: RetroStep): boolean {
  return step === "DECIDE" || step === "CLOSED";
}
