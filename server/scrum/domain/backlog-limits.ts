/** Cards that one write may name. */
export const BULK_MAX = 500;
export const EPIC_NAME_MAX = 100;
export const EPIC_TEXT_MAX = 10_000;
/** Epics that are not closed, on one board. */
export const EPICS_MAX = 200;
export const PART_MAX = 20;
export const REACH_MAX = 1_000_000_000;
export const EFFORT_MAX = 10_000;
/** The impacts that RICE knows: minimal, low, medium, high, massive. */
export const IMPACTS = [0.25, 0.5, 1, 2, 3] as const;
