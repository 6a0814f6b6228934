import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { cycleTimes } from "../domain/cycle-times";
import { metricWindow } from "../domain/metric-window";
import { percentilesOf } from "../domain/percentile";
import { finishedInWindow } from "../domain/timed-card";
import type { BoardInZone } from "./get-metric";
import { loadFinished } from "./load-cards";
import { calendarRuler } from "../domain/ruler";

/** Within how many seconds 85 % of the board's latest cards went from start to finish, as the metric `cycle-time` has it; null while they are too few. */
export async function getUsualTime(db: Reader, board: BoardInZone): Promise<{ seconds: number | null }> {
  const window = metricWindow({}, board.timeZone, now());
  const { values } = cycleTimes(finishedInWindow(await loadFinished(db, board, window, {}), window), calendarRuler(board.timeZone));
  return { seconds: percentilesOf(values.map(({ span }) => span))["85"]?.seconds ?? null };
}
