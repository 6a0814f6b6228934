import type { CaseCards, FinishedFlowCard, NamedCard } from "@/server/flow/contracts/page";
import type { CardCase } from "@/server/flow/domain/card-cases";

/** A sentence of the namespace `remarks`, with how many it speaks of and what else goes into it; the cards where they can be shown. */
export type Remark = { id: RemarkId; count: number; values?: Record<string, string>; cards?: readonly NamedCard[] };

export type RemarkId =
  | "fewerThan5" | "dotsAlone" | "fewerThan11" | "discarded" | "negativeSpan" | "skippedOut" | "skippedCounts" | "reopened" | "reopenedOpen" | "movedBack" | "movedBackWaits"
  | "createdInWork" | "createdInDone" | "archived" | "deleted" | "columnsReopened" | "ageMovedBack" | "ageReopened" | "ageCreated"
  | "leftOfWork" | "goneArchived" | "goneDeleted" | "linesKeep" | "undone" | "soFar" | "cut" | "byMonth" | "zone" | "zoneOften" | "zoneUnknown" | "unit.hours" | "unit.minutes";

/** The remark where the server named cards for it, and none where it did not. */
export function ofCards(id: RemarkId, told: CaseCards | undefined): Remark[] {
  return told === undefined ? [] : [{ id, ...told }];
}

/** The remark about those of the finished cards that the case holds for; none where there are none. */
export function ofCase(id: RemarkId, name: CardCase, cards: readonly FinishedFlowCard[]): Remark[] {
  const having = cards.filter(({ cases }) => cases.includes(name));
  return having.length === 0 ? [] : [{ id, count: having.length, cards: having.map(({ card, title, cases }) => ({ card, title, isDeleted: cases.includes("deleted") })) }];
}

/** The remark about so many that are left out and have no page to lead to. */
export function ofCount(id: RemarkId, count: number | undefined): Remark[] {
  return count === undefined || count === 0 ? [] : [{ id, count }];
}
