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
/** New cards that one card may be split into at once. */
export const SPLIT_MAX = 9;
/** Duplicates that one merge may name. */
export const MERGE_MAX = 20;
/** Saved views that one person has on one board, and as many that the board shares. */
export const VIEWS_MAX = 30;
export const VIEW_NAME_MAX = 60;
export const VIEW_QUERY_MAX = 2_000;
