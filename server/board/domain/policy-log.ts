import { type Heads, headsOn } from "@/server/people/domain/headcount";
import { type Day, zonedDay } from "@/server/platform/domain/zoned-day";
import type { EventData } from "./history-event";
import { type BoardLimits, limitOf } from "./wip-limit";

type PolicyKind = "board.created" | "limits.changed" | "members.changed";
/** An event that sets a board's limits or its headcount. */
export type PolicyEvent = { [K in PolicyKind]: { kind: K; version: number; at: Date; data: EventData[K] } }[PolicyKind];

/** What holds from an event on until the next one. */
export type PolicyStep = {
  version: number;
  at: Date;
  /** The day of `at` in the board's zone. */
  day: Day;
  cause: "created" | "limits" | EventData["members.changed"]["change"];
  limits: BoardLimits;
  /** As the event recorded it. */
  headcount: number;
  /** From which the headcount of later days follows; null for an event that did not keep it. */
  heads: Heads | null;
};

/** A board's policy steps, oldest first, and the zone in which they become days. */
export type PolicyLog = { readonly timeZone: string; readonly steps: readonly PolicyStep[] };

/** The limits that hold at a moment, and the most cards that they allow in Planned and In Work; null for no limit. */
export type Policy = { limits: BoardLimits; headcount: number; planned: number | null; inWork: number | null };

/** What a board's policy events, in the order in which they were written, add up to; what comes before the first limits is left out. */
export function policyLog(events: readonly PolicyEvent[], timeZone: string): PolicyLog {
  const steps: PolicyStep[] = [];
  for (const event of events) {
    const limits = limitsAfter(event) ?? steps.at(-1)?.limits;
    if (limits === undefined) continue;
    const { version, at, data } = event;
    steps.push({ version, at, day: zonedDay(at, timeZone), cause: causeOf(event), limits, headcount: data.headcount, heads: headsAfter(event) });
  }
  return { timeZone, steps };
}

/** The policy in force at `instant`; null before the board was made. */
export function limitsAt({ timeZone, steps }: PolicyLog, instant: Date): Policy | null {
  const step = steps.findLast(({ at }) => at.getTime() <= instant.getTime());
  return step ? policyOfStep(step, zonedDay(instant, timeZone)) : null;
}

/**
 * The policy at the end of a day of the board's zone, which is when a day's work in progress is counted; null for a day
 * before the board was made. A day to come has the limits of now and the heads that are not to be away.
 */
export function policyOn({ steps }: PolicyLog, day: Day): Policy | null {
  const step = steps.findLast((step) => step.day <= day);
  return step ? policyOfStep(step, day) : null;
}

/** The headcount that a step leaves on `day`, its own or a later one: as recorded where it did not keep the absences to come. */
export function headcountOn({ heads, headcount }: PolicyStep, day: Day): number {
  return heads === null ? headcount : headsOn(heads, day);
}

function policyOfStep(step: PolicyStep, day: Day): Policy {
  const { limits } = step;
  const headcount = headcountOn(step, day);
  return { limits, headcount, planned: limitOf(limits.planned, headcount), inWork: limitOf(limits.inWork, headcount) };
}

function limitsAfter(event: PolicyEvent): BoardLimits | null {
  if (event.kind === "board.created") return event.data.limits;
  return event.kind === "limits.changed" ? event.data.to : null;
}

/** Whoever makes a board is not away from it. */
function headsAfter({ kind, data }: PolicyEvent): Heads | null {
  return kind === "board.created" ? { counted: data.headcount, away: [] } : (data.heads ?? null);
}

function causeOf(event: PolicyEvent): PolicyStep["cause"] {
  if (event.kind === "board.created") return "created";
  return event.kind === "limits.changed" ? "limits" : event.data.change;
}
