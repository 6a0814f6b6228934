import type { CardClock } from "./card-clock";
import { finishedCards } from "./finished-cards";
import { naivePercentiles } from "./naive-percentiles";
import type { NaivePercentiles, Span } from "./naive-percentiles";
import type { NaiveBoard, NaiveColumn, NaiveWindow } from "./told-history";
import { addDays, dayOf } from "./zone-days";

/** The columns whose time counts; Done's does not. */
export const TIMED_COLUMNS = ["BACKLOG", "PLANNED", "IN_WORK"] as const;
export type TimedColumn = (typeof TIMED_COLUMNS)[number];

/** Of a card: `seconds` and `days` are those of the three columns together, `columns` those of each. */
export type NaiveColumnTimes = { card: string; finished: string; columns: Record<TimedColumn, Span> } & Span;
export type NaiveTimeInColumn = {
  values: NaiveColumnTimes[];
  /** A card that never was in a column counts there with 0. */
  percentiles: Record<TimedColumn | "total", NaivePercentiles>;
  excluded: { discarded: number; negative_span: number };
  n: number;
};

/**
 * Rule: time in a column is the sum of its `[enter, leave)`, re-entries added, Done excluded, of the cards finished in the window. Its days
 * are the calendar days from entering to leaving, each once however often the card came back.
 */
export function naiveTimeInColumn(board: NaiveBoard, window: NaiveWindow): NaiveTimeInColumn {
  const values: NaiveColumnTimes[] = [];
  const excluded = { discarded: 0, negative_span: 0 };
  for (const card of finishedCards(board, window)) {
    if (card.discarded) excluded.discarded += 1;
    else if (card.finished < card.created) excluded.negative_span += 1;
    else values.push({ card: card.name, finished: new Date(card.finished).toISOString(), ...timesOf(card, board.zone) });
  }
  const percentiles = {
    BACKLOG: naivePercentiles(values.map(({ columns }) => columns.BACKLOG)),
    PLANNED: naivePercentiles(values.map(({ columns }) => columns.PLANNED)),
    IN_WORK: naivePercentiles(values.map(({ columns }) => columns.IN_WORK)),
    total: naivePercentiles(values),
  };
  return { values, percentiles, excluded, n: values.length };
}

function timesOf(card: CardClock, zone: string): { columns: Record<TimedColumn, Span> } & Span {
  const columns = { BACKLOG: timeIn(card, ["BACKLOG"], zone), PLANNED: timeIn(card, ["PLANNED"], zone), IN_WORK: timeIn(card, ["IN_WORK"], zone) };
  return { ...timeIn(card, TIMED_COLUMNS, zone), columns };
}

/** Of a finished card, which has left every column but Done. */
function timeIn(card: CardClock, columns: readonly NaiveColumn[], zone: string): Span {
  let milliseconds = 0;
  const days = new Set<string>();
  card.entries.forEach((entry, index) => {
    const leave = card.entries[index + 1]?.time;
    if (leave === undefined || !columns.includes(entry.column)) return;
    milliseconds += leave - entry.time;
    for (let day = dayOf(entry.time, zone); day <= dayOf(leave, zone); day = addDays(day, 1)) days.add(day);
  });
  return { seconds: milliseconds / 1000, days: days.size };
}
