import { type Column, isLimited } from "@/server/board/domain/column";
import type { EntryFacts, HistoryEvent } from "@/server/board/domain/history-event";
import { type BoardLimits, limitOf, policyOf } from "@/server/board/domain/wip-limit";

type Standing = { column: Column; expedite: boolean; isLive: boolean };
type Entry = { cardId: string; column: Column; facts: EntryFacts };

/**
 * Walks a board's history as it was written and tells where a card entered a column against its limit without an
 * override, a warning or the expedite lane; where the numbers kept with an entry are not those of that moment; and where
 * two cards stood in the expedite lane. Imported events are of a past in which no limit was asked.
 */
export function limitBreaches(events: readonly HistoryEvent[]): string[] {
  const walk = new Walk();
  for (const event of events) walk.take(event);
  return walk.found;
}

class Walk {
  readonly found: string[] = [];
  private limits: BoardLimits | null = null;
  private readonly cards = new Map<string, Standing>();
  private readonly counts = new Map<Column, number>();

  take(event: HistoryEvent): void {
    if (event.kind === "board.created") this.limits = event.data.limits;
    if (event.kind === "limits.changed") this.limits = event.data.to;
    const { cardId } = event;
    if (cardId === null) return;
    const before = this.cards.get(cardId);
    const after = standingAfter(before, event);
    if (after === before || after === undefined) return;
    this.place(cardId, before, null);
    const entry = entryOf(cardId, before, after, event);
    if (entry !== null) this.judge(entry, event);
    this.place(cardId, null, after);
    if (after.expedite && after.isLive) this.judgeLane(cardId, event);
  }

  /** Keeps the counts of the columns: every live card but the expedited one. */
  private place(cardId: string, out: Standing | null | undefined, into: Standing | null): void {
    for (const [standing, step] of [[out, -1], [into, 1]] as const) {
      if (standing?.isLive && !standing.expedite) this.counts.set(standing.column, (this.counts.get(standing.column) ?? 0) + step);
    }
    if (into) this.cards.set(cardId, into);
  }

  private judge({ column, facts }: Entry, { version }: HistoryEvent): void {
    if (facts.imported || this.limits === null) return;
    const policy = policyOf(this.limits, column);
    const count = this.counts.get(column) ?? 0;
    const say = (what: string) => this.found.push(`version ${version}: ${what}`);
    if (facts.limit === undefined) {
      if (policy.mode !== "NONE") say(`a card entered ${column} and no limit was asked`);
      return;
    }
    const limit = limitOf(policy, facts.headcount ?? 0);
    if (facts.limit !== limit) say(`the limit of ${column} is kept as ${facts.limit}, by policy and headcount it was ${limit}`);
    if (facts.count !== undefined && facts.count !== count) say(`${column} is kept as holding ${facts.count} cards, it held ${count}`);
    const isExcused = facts.override !== undefined || facts.warned === true;
    if (limit !== null && count >= limit && !isExcused) say(`a card entered ${column} though it held ${count} of ${limit}`);
  }

  private judgeLane(cardId: string, { version }: HistoryEvent): void {
    for (const [id, { expedite, isLive }] of this.cards) {
      if (id !== cardId && expedite && isLive) this.found.push(`version ${version}: a second card was expedited`);
    }
  }
}

function standingAfter(before: Standing | undefined, event: HistoryEvent): Standing | undefined {
  switch (event.kind) {
    case "card.created":
      return { column: event.data.column, expedite: event.data.expedite ?? false, isLive: true };
    case "card.moved":
      return before && { ...before, column: event.data.to, expedite: before.expedite && event.data.to !== "DONE" };
    case "card.expedited":
      return before && { ...before, expedite: event.data.expedite };
    case "card.archived":
    case "card.deleted":
      return before && { ...before, expedite: false, isLive: false };
    case "card.restored":
      return before && { ...before, column: event.data.column, isLive: true };
    default:
      return before;
  }
}

/** The entry that an event makes into a limited column, as far as limits are concerned; null when it makes none. */
function entryOf(cardId: string, before: Standing | undefined, after: Standing, event: HistoryEvent): Entry | null {
  const counted = (standing: Standing | undefined) => standing?.isLive === true && !standing.expedite;
  if (!isLimited(after.column) || !counted(after)) return null;
  if (counted(before) && before?.column === after.column) return null;
  return { cardId, column: after.column, facts: event.data as EntryFacts };
}
