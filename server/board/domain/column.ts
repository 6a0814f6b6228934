/** The four columns, in the order in which work flows. */
export const COLUMNS = ["BACKLOG", "PLANNED", "IN_WORK", "DONE"] as const;
export type Column = (typeof COLUMNS)[number];

/** The columns whose number of cards a limit may hold. */
export const LIMITED_COLUMNS = ["PLANNED", "IN_WORK"] as const;
export type LimitedColumn = (typeof LIMITED_COLUMNS)[number];

export function isLimited(column: Column): column is LimitedColumn {
  return column === "PLANNED" || column === "IN_WORK";
}

/** Whether a card in `column` has been started: In Work or right of it. */
export function isStarted(column: Column): boolean {
  return column === "IN_WORK" || column === "DONE";
}
