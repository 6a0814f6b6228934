import { isDiscard } from "@/server/board/domain/card";
import type { Instant } from "@/server/platform/domain/instant";
import type { CaseCards, FlowCases } from "../contracts/page";
import { cardCases, wasDoneWithin, type CardCase } from "../domain/card-cases";
import { isStanding } from "../domain/card-clock";
import { inWindow, type MetricWindow } from "../domain/metric-window";
import type { FlowCard } from "./load-cards";
import type { Reading } from "./read-flow";

/** Of what has left the board, or was never made, so many cards are named. */
const NAMED_MAX = 100;

/** Cards outside the page's finished ones that its numbers treat by a rule of their own, so that it can say so. */
export function flowCases({ cards, finished, window }: Reading): FlowCases {
  const standing = cards.filter(({ clock }) => isStanding(clock) && clock.startedAt !== null).map((card) => ({ card, cases: cardCases(card.clock) }));
  const having = (name: CardCase) => told(standing.filter(({ cases }) => cases.includes(name)).map(({ card }) => card), Number.POSITIVE_INFINITY);
  const where = (holds: (card: FlowCard) => boolean) => told(cards.filter(holds), NAMED_MAX);
  return {
    ...named("discarded", told(finished.filter(({ clock }) => isDiscard(clock.outcome)), NAMED_MAX)),
    standing: { ...named("reopened", having("reopened")), ...named("moved_back", having("moved_back")), ...named("created_in_work", having("created_in_work")) },
    ...named("reopened", where(({ clock }) => clock.deletedAt === null && wasDoneWithin(clock, window))),
    ...named("archived", where(({ clock }) => clock.finishedAt === null && clock.deletedAt === null && isSince(clock.archivedAt, window))),
    ...named("deleted", where(({ clock }) => clock.finishedAt === null && isSince(clock.deletedAt, window))),
    ...named("undone", where(({ clock }) => clock.undone.some((at) => inWindow(at, window)))),
  };
}

/** Whether it happened in the window or after it: on the days that the window shows, or on the way to what stands there now. */
function isSince(at: Instant | null, { from }: MetricWindow): boolean {
  return at !== null && at >= from.getTime();
}

function named<Name extends string>(name: Name, cards: CaseCards): { [Key in Name]?: CaseCards } {
  return cards.count === 0 ? {} : ({ [name]: cards } as { [Key in Name]?: CaseCards });
}

function told(cards: readonly FlowCard[], most: number): CaseCards {
  return { count: cards.length, cards: cards.slice(0, most).map(({ key, title, clock }) => ({ card: key, title, isDeleted: clock.deletedAt !== null })) };
}
