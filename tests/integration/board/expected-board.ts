import { COLUMNS, type Column } from "@/server/board/domain/column";

export type Policy = { mode: "PER_PERSON" | "FIXED" | "NONE"; value: number };
export type Rules = { planned: Policy; inWork: Policy; enforcement: "BLOCK" | "WARN" };
type Card = { column: Column; expedite: boolean; blocked: boolean; state: "live" | "archived" | "deleted"; points: number | null };
type Override = boolean;

/**
 * What a board should do, in a few plain rules: for every operation the reason for which it must be refused, or null and what
 * it changes. Cards are known by number; a column is the list of their numbers from the top.
 */
export class ExpectedBoard {
  readonly cards = new Map<number, Card>();
  readonly columns = new Map<Column, number[]>(COLUMNS.map((column) => [column, []]));
  headcount: number;
  version: number;
  private next = 1;

  constructor(
    public rules: Rules,
    start: { headcount: number; version: number },
  ) {
    this.headcount = start.headcount;
    this.version = start.version;
  }

  create(column: Column, expedite: boolean, override: Override): string | null {
    if (expedite && column === "DONE") return "expedite_done";
    if (expedite && this.lane() !== undefined) return "expedite_taken";
    const refusal = expedite ? null : this.full(column, null, override);
    if (refusal) return refusal;
    const number = this.next++;
    this.cards.set(number, { column, expedite, blocked: false, state: "live", points: null });
    return this.put(number, column, undefined);
  }

  move(number: number, to: Column, after: number | null | undefined, override: Override): string | null {
    const card = this.live(number);
    if (typeof card === "string") return card;
    if (typeof after === "number" && (after === number || !this.columns.get(to)?.includes(after))) return "anchor_moved";
    const refusal = card.column === to || card.expedite ? null : this.full(to, number, override);
    if (refusal) return refusal;
    this.take(number);
    card.column = to;
    card.expedite &&= to !== "DONE";
    return this.put(number, to, after);
  }

  block(number: number, blocked: boolean): string | null {
    const card = this.live(number);
    if (typeof card === "string") return card;
    if (!blocked && !card.blocked) return "not_blocked";
    card.blocked = blocked;
    return this.written();
  }

  archive(number: number): string | null {
    const card = this.live(number);
    if (typeof card === "string") return card;
    this.take(number);
    card.state = "archived";
    card.expedite = false;
    return this.written();
  }

  restore(number: number, override: Override): string | null {
    const card = this.cards.get(number);
    if (!card || card.state === "deleted") return "not_found";
    if (card.state !== "archived") return "not_archived";
    const refusal = this.full(card.column, number, override);
    if (refusal) return refusal;
    card.state = "live";
    return this.put(number, card.column, undefined);
  }

  delete(number: number): string | null {
    const card = this.cards.get(number);
    if (!card || card.state === "deleted") return "not_found";
    if (card.state === "live") this.take(number);
    card.state = "deleted";
    card.expedite = false;
    return this.written();
  }

  edit(number: number, { points, expedite }: { points: number; expedite: boolean | undefined }, override: Override): string | null {
    const card = this.live(number);
    if (typeof card === "string") return card;
    const turns = expedite !== undefined && expedite !== card.expedite;
    if (turns && expedite && card.column === "DONE") return "expedite_done";
    if (turns && expedite && this.lane() !== undefined) return "expedite_taken";
    const refusal = turns && !expedite ? this.full(card.column, number, override) : null;
    if (refusal) return refusal;
    const changes = turns || card.points !== points;
    card.points = points;
    card.expedite = expedite ?? card.expedite;
    return changes ? this.written() : null;
  }

  /** A write that nothing refuses: limits, absences. */
  written(): null {
    this.version++;
    return null;
  }

  private live(number: number): Card | string {
    const card = this.cards.get(number);
    if (!card || card.state === "deleted") return "not_found";
    return card.state === "archived" ? "card_archived" : card;
  }

  /** The one card that stands outside the limits. */
  private lane(): number | undefined {
    return [...this.cards].find(([, { expedite }]) => expedite)?.[0];
  }

  /** Why the column takes no card more; null when it does. */
  private full(column: Column, number: number | null, override: Override): string | null {
    const policy = column === "PLANNED" ? this.rules.planned : column === "IN_WORK" ? this.rules.inWork : null;
    if (policy === null || policy.mode === "NONE") return null;
    const perPerson = this.headcount === 0 ? 0 : Math.max(1, Math.floor(policy.value * this.headcount));
    const limit = policy.mode === "FIXED" ? policy.value : perPerson;
    const count = (this.columns.get(column) ?? []).filter((other) => other !== number && !this.cards.get(other)?.expedite).length;
    return count < limit || override || this.rules.enforcement === "WARN" ? null : "wip_limit";
  }

  private take(number: number): void {
    for (const numbers of this.columns.values()) if (numbers.includes(number)) numbers.splice(numbers.indexOf(number), 1);
  }

  /** Without a place it goes where new things go: to the bottom, and in Done to the top. */
  private put(number: number, column: Column, after: number | null | undefined): null {
    const numbers = this.columns.get(column) ?? [];
    const bottom = after === undefined && column !== "DONE" ? numbers.length : 0;
    numbers.splice(typeof after === "number" ? numbers.indexOf(after) + 1 : bottom, 0, number);
    return this.written();
  }
}
