import type { EventData, EventKind, HistoryEvent } from "@/server/board/domain/history-event";

export const START = Date.UTC(2026, 10, 2, 9);
export const HOUR = 3_600_000;
export const SPRINT = 7;

/** A card's history as told by a test: hours from the start of the sprint, kind and data; versions count on. */
export class Told {
  readonly events: HistoryEvent[] = [];

  constructor(readonly id: string) {}

  at<K extends EventKind>(hours: number, kind: K, data: EventData[K]): this {
    const version = this.events.length + 1;
    this.events.push({ kind, data, version, ordinal: 0, cardId: this.id, at: new Date(START + hours * HOUR), actorId: null, via: null } as unknown as HistoryEvent);
    return this;
  }

  created(hours: number, points: number | null): this {
    return this.at(hours, "card.created", { title: this.id, kind: "REQUIREMENT", column: "BACKLOG", rank: "a0", points, number: 1 });
  }

  into(hours: number, to: number | null, from: number | null = null): this {
    return this.at(hours, "card.scheduled", { from, to });
  }

  done(hours: number, outcome: "DONE" | "WONT_DO" = "DONE"): this {
    return this.at(hours, "card.moved", { from: "IN_WORK", to: "DONE", rank: "a0", outcome });
  }

  reopened(hours: number): this {
    return this.at(hours, "card.moved", { from: "DONE", to: "IN_WORK", rank: "a0" });
  }

  estimated(hours: number, points: number | null): this {
    return this.at(hours, "card.estimated", { from: null, points });
  }
}
