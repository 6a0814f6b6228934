import type { HistoryEvent } from "@/server/board/domain/history-event";
import { CLOCK_KINDS, type ClockEvent } from "@/server/flow/domain/clock-event";
import { readTrail } from "@/server/flow/domain/read-trail";

/** Whether a card's trail is what its history tells of time, as a sentence when it is not; `trail` is null where there is none. */
export function trailBreaches(trail: string | null, events: readonly HistoryEvent[]): string[] {
  const told = events.filter(({ kind }) => CLOCK_KINDS.some((name) => name === kind)).map(clockEvent);
  if (trail === null) return told.length === 0 ? [] : ["it has no trail: charts do not know it (npm run cli -- rebuild makes it anew)"];
  try {
    if (JSON.stringify(readTrail(trail)) === JSON.stringify(told)) return [];
  } catch (error) {
    return [`its trail cannot be read: ${(error as Error).message}`];
  }
  return ["its trail is not its history: charts are wrong of it (npm run cli -- rebuild makes it anew)"];
}

function clockEvent({ version, ordinal, kind, at, data }: HistoryEvent): ClockEvent {
  const { to, column, outcome, undoes } = data as Partial<Pick<ClockEvent, "column" | "outcome" | "undoes"> & { to: ClockEvent["column"] }>;
  return { version, ordinal, kind, at: at.getTime(), column: to ?? column ?? null, outcome: outcome ?? null, undoes: undoes ?? null };
}
