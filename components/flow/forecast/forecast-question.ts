import { isDay, type Day } from "@/server/platform/domain/zoned-day";

/** What the forecast is asked; null where the reader has said nothing, or nothing that can be asked. */
export type ForecastQuestion = { items: number | null; until: Day | null };

/** As many as the server takes. */
export const MOST_ITEMS = 5_000;

/** Reads `?items=12&until=2026-12-14`; what makes no question is left out. */
export function readForecastQuestion(params: URLSearchParams, today: Day): ForecastQuestion {
  const items = params.get("items");
  const until = params.get("until");
  return {
    items: items !== null && /^\d{1,4}$/.test(items) && canBeAsked(Number(items)) ? Number(items) : null,
    until: until !== null && isAhead(until, today) ? until : null,
  };
}

/** The same query with this question in place of another; all that others have written there stays. */
export function withForecastQuestion(query: string, { items, until }: ForecastQuestion): string {
  const params = new URLSearchParams(query);
  for (const [name, value] of [["items", items], ["until", until]] as const) {
    if (value === null) params.delete(name);
    else params.set(name, String(value));
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** Whether a forecast can be made for so many cards. */
export function canBeAsked(items: number | null): items is number {
  return items !== null && Number.isInteger(items) && items >= 1 && items <= MOST_ITEMS;
}

/** Whether a forecast can be made for that day: one that exists and is not over. */
export function isAhead(day: string, today: Day): boolean {
  return isDay(day) && day > today;
}
