import type { Told, TellsLimits, ToldEvent } from "./told-event";

/** A card as the history tells it. Instants in milliseconds since 1970. */
export type ModelCard = {
  number: number; title: string; kind: string; points: number | null; column: string; rank: string; outcome: string | null; expedite: boolean;
  blockedAt: number | null; blockedReason: string | null; archivedAt: number | null; deletedAt: number | null; clocks: Clocks; createdAt: number;
};
type Clocks = { enteredAt: number; startedAt: number | null; finishedAt: number | null };
/** The card before its last placing, for a move that is taken back within a minute. */
type Undo = { version: number; at: number; card: ModelCard };

const UNDO_MS = 60_000;
const LIMITED = ["PLANNED", "IN_WORK"];

/**
 * A board replayed from its history by rules written down here a second time, so that a mistake in the product's own
 * replay shows. Take events in their order; `broken` tells what could not have happened.
 */
export class BoardModel {
  readonly cards = new Map<string, ModelCard>();
  readonly broken: string[] = [];
  version = 0;
  private ordinal = -1;
  private limits: TellsLimits | null = null;
  private headcount = 0;
  private readonly undos = new Map<string, Undo>();
  private readonly places = new Map<string, string>();

  take(event: ToldEvent): void {
    this.count(event);
    const { data } = event;
    if (data.limits) this.limits = data.limits;
    if (event.kind === "limits.changed") this.limits = data.to as TellsLimits;
    if (event.cardId === null) {
      this.headcount = data.headcount ?? this.headcount;
      return;
    }
    const before = this.cards.get(event.cardId);
    const after = event.kind === "card.created" ? created(event) : before && this.changed(event, before);
    if (!after) return this.say(`I3: version ${event.version} tells of a card that was never created (${event.kind})`);
    if (after === before) return;
    this.judge(event, before, after);
    this.cards.set(event.cardId, after);
    this.place(event, before, after);
  }

  /** Cards that stand in `column`, by rank as bytes compare. */
  standing(column: string): ModelCard[] {
    return [...this.cards.values()].filter((card) => isLive(card) && card.column === column).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  }

  /** I4: versions and their events are numbered without a gap and without a repeat. */
  private count({ version, ordinal }: ToldEvent): void {
    const follows = version === this.version ? ordinal === this.ordinal + 1 : version === this.version + 1 && ordinal === 0;
    if (!follows) this.say(`I4: version ${this.version}.${this.ordinal} is followed by ${version}.${ordinal}`);
    this.version = version;
    this.ordinal = ordinal;
  }

  /** I1: a limited column takes one card more only while there is room, or by a recorded exception. */
  private judge({ version, data }: ToldEvent, before: ModelCard | undefined, after: ModelCard): void {
    if (!counts(after) || !LIMITED.includes(after.column) || (before && counts(before) && before.column === after.column)) return;
    if (data.imported || data.override || (data.warned && this.limits?.enforcement === "WARN")) return;
    const limit = this.limitOf(after.column, data.headcount ?? this.headcount);
    const others = this.standing(after.column).filter((card) => card.number !== after.number && counts(card)).length;
    if (limit !== null && others >= limit) this.say(`I1: version ${version} let card ${after.number} into ${after.column}, which held ${others} of ${limit}`);
  }

  private limitOf(column: string, headcount: number): number | null {
    const policy = column === "PLANNED" ? this.limits?.planned : this.limits?.inWork;
    if (!policy || policy.mode === "NONE") return null;
    if (policy.mode === "FIXED") return Math.floor(policy.value);
    return headcount <= 0 ? 0 : Math.max(1, Math.floor(policy.value * headcount + 1e-9));
  }

  /** I5: no two cards stand in the same place. */
  private place({ version, cardId, data }: ToldEvent, before: ModelCard | undefined, after: ModelCard): void {
    if (before && this.places.get(placeOf(before)) === cardId) this.places.delete(placeOf(before));
    if (!isLive(after)) return;
    const other = this.places.get(placeOf(after));
    // The ranks of an import are those that the cards end with, told from the first event on.
    if (other !== undefined && !data.imported) this.say(`I5: since version ${version} two cards stand at ${placeOf(after)}`);
    this.places.set(placeOf(after), cardId ?? "");
  }

  private changed(event: ToldEvent, card: ModelCard): ModelCard {
    const { data } = event;
    const at = event.at.getTime();
    switch (event.kind) {
      case "card.moved": return this.moved(event, card);
      case "card.ranked": this.remember(event, card); return { ...card, rank: String(data.rank) };
      case "card.blocked": return { ...card, blockedAt: card.blockedAt ?? at, blockedReason: data.reason ?? null };
      case "card.unblocked": return { ...card, blockedAt: null, blockedReason: null };
      case "card.estimated": return { ...card, points: data.points ?? null };
      case "card.expedited": return { ...card, expedite: data.expedite === true };
      case "card.archived": return { ...card, archivedAt: at, expedite: false };
      case "card.restored": return { ...card, archivedAt: null, rank: String(data.rank) };
      case "card.deleted": return { ...card, deletedAt: at, expedite: false };
      case "card.edited": return { ...card, title: data.title ?? card.title, kind: data.kind ?? card.kind };
      default: return card;
    }
  }

  private moved(event: ToldEvent, card: ModelCard): ModelCard {
    const { data } = event;
    const at = event.at.getTime();
    const to = String(data.to);
    if (data.from !== card.column) this.say(`I3: version ${event.version} moves card ${card.number} out of ${String(data.from)}, it stood in ${card.column}`);
    const undo = this.undos.get(event.cardId ?? "");
    if (undo && data.undoes === undo.version && at - undo.at <= UNDO_MS) {
      this.undos.delete(event.cardId ?? "");
      return { ...card, column: to, rank: String(data.rank), clocks: undo.card.clocks, outcome: undo.card.outcome };
    }
    this.remember(event, card);
    const placed = { ...card, column: to, rank: String(data.rank), outcome: to === "DONE" ? (data.outcome ?? "DONE") : null, expedite: card.expedite && to !== "DONE" };
    return to === card.column ? placed : { ...placed, clocks: clocksAt(to, at, card.clocks.startedAt) };
  }

  private remember({ cardId, version, at }: ToldEvent, card: ModelCard): void {
    this.undos.set(cardId ?? "", { version, at: at.getTime(), card });
  }

  private say(sentence: string): void {
    this.broken.push(sentence);
  }
}

function created({ at, data }: ToldEvent): ModelCard {
  const column = String(data.column);
  const time = at.getTime();
  return {
    number: data.number ?? 0, title: data.title ?? "", kind: data.kind ?? "", points: data.points ?? null, column, rank: String(data.rank),
    outcome: outcomeOf(column, data), expedite: data.expedite === true, blockedAt: null, blockedReason: null, archivedAt: null, deletedAt: null,
    createdAt: time, clocks: clocksAt(column, time, null),
  };
}

function outcomeOf(column: string, { outcome }: Told): string | null {
  return column === "DONE" ? (outcome ?? "DONE") : null;
}

function clocksAt(column: string, at: number, startedAt: number | null): Clocks {
  const isStarted = column === "IN_WORK" || column === "DONE";
  return { enteredAt: at, startedAt: startedAt ?? (isStarted ? at : null), finishedAt: column === "DONE" ? at : null };
}

function isLive(card: ModelCard): boolean {
  return card.archivedAt === null && card.deletedAt === null;
}

function counts(card: ModelCard): boolean {
  return isLive(card) && !card.expedite;
}

function placeOf({ column, rank }: ModelCard): string {
  return `${column} ${rank}`;
}
