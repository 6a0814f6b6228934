/** The columns from left to right. */
export type NaiveColumn = "BACKLOG" | "PLANNED" | "IN_WORK" | "DONE";
export type NaiveOutcome = "DONE" | "WONT_DO" | "DUPLICATE";
export type NaiveBy = "minute" | "hour" | "day" | "week" | "month";

/** One event as it was written; `seq` is unique and rises in the order of writing; `undoes` is the seq of the move it takes back. */
export type ToldEvent = {
  seq: number;
  card: string;
  /** An ISO instant. */
  at: string;
  type: "created" | "moved" | "blocked" | "unblocked" | "archived" | "restored" | "deleted";
  /** Where it puts the card; of `created` and `moved` only. */
  to?: NaiveColumn;
  outcome?: NaiveOutcome;
  undoes?: number;
};

/** A board as it was told: in any order, with repeats, perhaps further than `now`. */
export type NaiveBoard = { events: readonly ToldEvent[]; zone: string; now: string };

/** ISO instants, half-open; a `to` that equals now includes what happened at that very instant. */
export type NaiveWindow = { from: string; to: string };
