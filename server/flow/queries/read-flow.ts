import type { BoardCalendar } from "@/server/board/domain/working-calendar";
import type { Reader } from "@/server/platform/db/client";
import { displayUnit, type DisplayUnit } from "../domain/display-unit";
import { leadTimes } from "../domain/lead-times";
import type { MetricWindow } from "../domain/metric-window";
import type { Ruler } from "../domain/ruler";
import { rulerOf } from "../domain/ruler-of";
import { finishedInWindow, type FinishedCard, type TimedSet, type TimedValue } from "../domain/timed-card";
import { spanBetween } from "../domain/time-span";
import type { CardFilter } from "../contracts/inputs";
import { loadCards, type FlowCard, type Loaded } from "./load-cards";

export type FlowBoard = BoardCalendar & { readonly id: string; readonly key: string; readonly timeZone: string };

/** One reading of a board's history. Whatever is made from the same reading can never disagree. */
export type Reading = Loaded & {
  readonly board: FlowBoard;
  readonly ruler: Ruler;
  readonly window: MetricWindow;
  /** Those whose completion lies in the window, in the order of finishing. */
  readonly finished: readonly FinishedCard<FlowCard>[];
  /** Their lead times, of which the unit comes. */
  readonly lead: TimedSet<TimedValue<FlowCard>>;
  /** The unit in which everything of this reading is read. */
  readonly unit: DisplayUnit;
};

type Wanted = {
  window: MetricWindow;
  filter: CardFilter;
  /** Whether the window's `now` is the present. */
  isPresent: boolean;
  /** How far back finished cards are wanted; the window's beginning unless told. */
  since?: Date;
};

/** Reads the history once, as it stood at the window's `now`. */
export async function readFlow(db: Reader, board: FlowBoard, { window, filter, isPresent, since = window.from }: Wanted): Promise<Reading> {
  const loaded = await loadCards(db, board, { now: window.now, isPresent, since, filter });
  return inWindowOf({ ...loaded, board, ruler: rulerOf(board) }, window);
}

/** The same cards, looked at through another window that lies within what was read. */
export function inWindowOf(read: Loaded & Pick<Reading, "board" | "ruler">, window: MetricWindow): Reading {
  const finished = finishedInWindow(read.cards, window);
  const lead = leadTimes(finished, read.ruler);
  return { ...read, window, finished, lead, unit: unitOf(read.cards, lead, window.now, read.ruler) };
}

/** By the lead times, the longest spans on the page; before anything is finished, by how long cards have been there. */
function unitOf(cards: readonly FlowCard[], lead: Reading["lead"], now: Date, ruler: Ruler): DisplayUnit {
  const spans = lead.values.map(({ span }) => span);
  return displayUnit(spans.length > 0 ? spans : cards.map(({ clock }) => spanBetween(clock.createdAt, now, ruler)), ruler.daySeconds);
}

/** The equally long window directly before; it is past and closed. */
export function windowBefore({ from, to, now }: MetricWindow): MetricWindow {
  const end = to.getTime() < now.getTime() ? to : now;
  return { from: new Date(2 * from.getTime() - end.getTime()), to: from, now, open: false };
}
