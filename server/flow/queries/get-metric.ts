import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import type { MetricAnswer, MetricInput } from "../contracts";
import { columnAnswerOf, readingOf, spanAnswerOf } from "./metric-answer";
import { metricWindow } from "../domain/metric-window";
import { loadFinished, loadUnfinished } from "./load-cards";
import { calendarRuler } from "../domain/ruler";

export type BoardInZone = { readonly id: string; readonly key: string; readonly timeZone: string };

/** One metric of a board, computed from its history as it reads at `now`; nothing of it is stored. */
export async function getMetric(db: Reader, board: BoardInZone, { metric, from, to, now: at, ...filter }: MetricInput): Promise<MetricAnswer> {
  const window = metricWindow({ from, to, now: at }, board.timeZone, now());
  const reading = readingOf(await loadFinished(db, board, window, filter), window, calendarRuler(board.timeZone));
  if (metric !== "time-in-column") return spanAnswerOf(reading, metric);
  return columnAnswerOf(reading, await loadUnfinished(db, board, window.now, filter));
}
