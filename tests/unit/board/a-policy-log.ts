import { type AbsenceDays, headcount, type Head, type Heads } from "@/server/people/domain/headcount";
import { addDays, type Day, zonedDay } from "@/server/platform/domain/zoned-day";
import type { EventData } from "@/server/board/domain/history-event";
import type { PolicyEvent } from "@/server/board/domain/policy-log";
import type { BoardLimits } from "@/server/board/domain/wip-limit";

export const ZONE = "Asia/Seoul";
export const perPerson = (value: number) => ({ mode: "PER_PERSON" as const, value });
export const LIMITS: BoardLimits = { planned: perPerson(2), inWork: perPerson(1), enforcement: "BLOCK", personal: null };

type Member = Head & { id: string };

/** A board's limits and people, and the events that it writes of them, as the server would. */
export class PolicyBoard {
  readonly events: PolicyEvent[] = [];
  members: Member[] = [{ id: "founder", counted: true, away: [] }];
  limits = LIMITS;

  constructor(at: string) {
    this.events.push({ kind: "board.created", version: 1, at: new Date(at), data: { name: "Board", limits: this.limits, headcount: 1 } });
  }

  set(at: string, change: Partial<BoardLimits>): void {
    const from = this.limits;
    this.limits = { ...from, ...change };
    this.events.push({ kind: "limits.changed", version: this.next(), at: new Date(at), data: { from, to: this.limits, ...this.heads(at) } });
  }

  add(at: string, id: string, more: Partial<Head> = {}): void {
    this.members = [...this.members, { id, counted: true, away: [], ...more }];
    this.tell(at, id, "added");
  }

  remove(at: string, id: string): void {
    this.members = this.members.filter((member) => member.id !== id);
    this.tell(at, id, "removed");
  }

  count(at: string, id: string, counted: boolean): void {
    this.members = this.members.map((member) => (member.id === id ? { ...member, counted } : member));
    this.tell(at, id, "changed");
  }

  leave(at: string, id: string, ...away: AbsenceDays[]): void {
    this.members = this.members.map((member) => (member.id === id ? { ...member, away } : member));
    this.tell(at, id, "away");
  }

  /** The events as they were written before they kept the absences to come. */
  old(): PolicyEvent[] {
    return this.events.map((event) => {
      const { heads: _, ...data } = event.data as EventData["members.changed"];
      return { ...event, data } as unknown as PolicyEvent;
    });
  }

  private tell(at: string, user: string, change: EventData["members.changed"]["change"]): void {
    this.events.push({ kind: "members.changed", version: this.next(), at: new Date(at), data: { change, user, ...this.heads(at) } });
  }

  private heads(at: string): { headcount: number; heads: Heads } {
    const day = zonedDay(new Date(at), ZONE);
    const counted = this.members.filter((member) => member.counted);
    const away = counted.map((member) => member.away.filter(({ to }) => to >= addDays(day, -2)));
    return { headcount: headcount(this.members, day), heads: { counted: counted.length, away: away.filter(({ length }) => length > 0) } };
  }

  private next(): number {
    return (this.events.at(-1)?.version ?? 0) + 1;
  }
}

export const range = (from: Day, to: Day): AbsenceDays => ({ from, to });
