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

/** One reading of a board's history. Whatever is made from the same reading can never disagree; what of it nobody asks for is not made. */
export class Reading {
  readonly cards: readonly FlowCard[];
  readonly settled: Loaded["settled"];
  #finished: FinishedCard<FlowCard>[] | undefined;
  #lead: TimedSet<TimedValue<FlowCard>> | undefined;
  #unit: DisplayUnit | undefined;

  constructor(private readonly loaded: Loaded, readonly board: FlowBoard, readonly ruler: Ruler, readonly window: MetricWindow) {
    this.cards = loaded.cards;
    this.settled = loaded.settled;
  }

  /** Those whose completion lies in the window, in the order of finishing. */
  get finished(): readonly FinishedCard<FlowCard>[] {
    return (this.#finished ??= finishedInWindow(this.cards, this.window));
  }

  /** Their lead times, of which the unit comes. */
  get lead(): TimedSet<TimedValue<FlowCard>> {
    return (this.#lead ??= leadTimes(this.finished, this.ruler));
  }

  /** The unit in which everything of this reading is read. */
  get unit(): DisplayUnit {
    return (this.#unit ??= unitOf(this));
  }

  /** The same cards, looked at through another window that lies within what was read. */
  through(window: MetricWindow): Reading {
    return new Reading(this.loaded, this.board, this.ruler, window);
  }
}

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
  return new Reading(await loadCards(db, board, { now: window.now, isPresent, since, filter }), board, rulerOf(board), window);
}

/** By the lead times, the longest spans on the page; before anything is finished, by how long cards have been there. */
function unitOf({ cards, lead, window, ruler }: Reading): DisplayUnit {
  const spans = lead.values.length > 0 ? lead.values.map(({ span }) => span) : cards.map(({ clock }) => spanBetween(clock.createdAt, window.now.getTime(), ruler));
  return displayUnit(spans, ruler.daySeconds);
}

/** The equally long window directly before; it is past and closed. */
export function windowBefore({ from, to, now }: MetricWindow): MetricWindow {
  const end = to.getTime() < now.getTime() ? to : now;
  return { from: new Date(2 * from.getTime() - end.getTime()), to: from, now, open: false };
}
