import { DomainError } from "@/server/platform/errors";
import type { Instant } from "@/server/platform/domain/instant";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { addDays, isDay, zonedDay } from "@/server/platform/domain/zoned-day";

/** The half-open period `[from, to)` that a metric looks at, and the instant at which it looks. */
export type MetricWindow = {
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
  /** No end was asked for: the period ends at now, and what happened at this very instant belongs to it. */
  readonly open: boolean;
};

export type WindowInput = { readonly from?: string | undefined; readonly to?: string | undefined; readonly now?: string | undefined };

/** Complete days before today that a metric looks at when it is not told otherwise. */
export const DEFAULT_WINDOW_DAYS = 90;

/**
 * `from`, `to` and `now` may each be an ISO instant or a day, which stands for its first instant in the board's zone.
 * Without `from`: the start of the day 90 days before `now`, or before `to` if that is earlier. Without `to`: now.
 */
export function metricWindow(input: WindowInput, zone: string, clock: Date): MetricWindow {
  const now = input.now === undefined ? clock : instantOf("now", input.now, zone);
  const to = input.to === undefined ? now : instantOf("to", input.to, zone);
  const end = to.getTime() < now.getTime() ? to : now;
  const from =
    input.from === undefined
      ? startOfDay(addDays(zonedDay(end, zone), -DEFAULT_WINDOW_DAYS), zone)
      : instantOf("from", input.from, zone);
  if (from.getTime() > to.getTime()) throw new DomainError("INVALID", "bad_window", { from: from.toISOString(), to: to.toISOString() });
  return { from, to, now, open: input.to === undefined };
}

/** Whether `at` lies in the period and is not later than now. */
export function inWindow(at: Instant, { from, to, now, open }: MetricWindow): boolean {
  return at >= from.getTime() && at <= now.getTime() && (open || at < to.getTime());
}

function instantOf(field: string, text: string, zone: string): Date {
  const day = text.slice(0, 10);
  if (!isDay(day) || (text !== day && !ISO_INSTANT.test(text))) throw badDate(field, text);
  const instant = text === day ? startOfDay(day, zone) : new Date(text);
  if (Number.isNaN(instant.getTime())) throw badDate(field, text);
  return instant;
}

function badDate(field: string, text: string): DomainError {
  return new DomainError("INVALID", "bad_date", { field, value: text.slice(0, 40) });
}

/** With seconds and fractions optional, but never without a zone: an instant must mean the same to everyone. */
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
