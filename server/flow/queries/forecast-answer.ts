import { DomainError } from "@/server/platform/errors";
import { dayNumber, dayOfNumber } from "@/server/platform/domain/day-number";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { addDays, isDay, type Day } from "@/server/platform/domain/zoned-day";
import { now as present } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { isDiscard } from "@/server/board/domain/card";
import { FORECAST_DAYS, FORECAST_TRIALS, forecastHistory, howMany, whenDone } from "../domain/forecast";
import { metricWindow } from "../domain/metric-window";
import { seedOf } from "../domain/random-source";
import type { CardFilter } from "../contracts/inputs";
import type { ForecastAnswer } from "../contracts/answers";
import { madeFrom } from "./made-from";
import { readFlow, type FlowBoard } from "./read-flow";

type Question = { items?: number | undefined; by?: string | undefined; seed?: number | undefined; now?: string | undefined; filter: CardFilter };

/**
 * When so many cards are done, and how many by a day, resampled from the board's own past. The same past and question
 * have the same seed, so the same answer. Throws `INVALID bad_date` for a day that is none or not in the future.
 */
export async function forecastAnswer(db: Reader, board: FlowBoard, { items, by, seed: asked, now, filter }: Question): Promise<ForecastAnswer> {
  const zone = board.timeZone;
  const at = metricWindow({ now }, zone, present()).now;
  const today = dayOfNumber(dayNumber(at.getTime(), zone));
  if (by !== undefined && (!isDay(by) || by <= today)) throw new DomainError("INVALID", isDay(by) ? "forecast_day_passed" : "bad_date", { field: "by", value: by.slice(0, 40) });
  const window = { from: startOfDay(addDays(today, -FORECAST_DAYS), zone), to: startOfDay(today, zone), now: at, open: false };
  const reading = await readFlow(db, board, { window, filter, isPresent: now === undefined });
  const history = forecastHistory(reading.cards.map(({ clock }) => clock), at, zone, (await firstDay(db, board)) ?? today);
  const seed = asked ?? seedOf(JSON.stringify([history.to, history.daily, items ?? null, by ?? null]));
  const when = items === undefined ? null : whenDone(history, items, seed, today);
  const many = by === undefined ? null : howMany(history, by, seed, today);
  return {
    definition: "forecast.v1",
    method: "monte-carlo",
    ...madeFrom(reading, history.completions, { discarded: reading.finished.filter(({ clock }) => isDiscard(clock.outcome)).length }),
    seed,
    trials: FORECAST_TRIALS,
    history: { ...history, daily: [...history.daily] },
    items: items ?? null,
    when: when !== null && "dates" in when ? when.dates : null,
    whenDistribution: when !== null && "dates" in when ? [...when.distribution] : [],
    by: by ?? null,
    howMany: many !== null && "counts" in many ? many.counts : null,
    howManyDistribution: many !== null && "counts" in many ? [...many.distribution] : [],
    reason: when?.reason ?? many?.reason ?? null,
  };
}

/** The day of the board's first card, before which nothing could have been finished; null without a card. */
async function firstDay(db: Reader, board: FlowBoard): Promise<Day | null> {
  const { _min } = await db.card.aggregate({ where: { boardId: board.id }, _min: { createdAt: true } });
  return _min.createdAt === null ? null : dayOfNumber(dayNumber(_min.createdAt.getTime(), board.timeZone));
}
