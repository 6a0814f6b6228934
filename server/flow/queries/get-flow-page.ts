import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import type { FlowPage, FlowPageInput } from "../contracts";
import { columnAnswerOf, readingOf, spanAnswerOf } from "./metric-answer";
import { metricWindow } from "../domain/metric-window";
import { periodWindow } from "../domain/page-period";
import type { BoardInZone } from "./get-metric";
import { loadFinished } from "./load-cards";
import { calendarRuler } from "../domain/ruler";

/** All that the Flow page draws, from one reading of the history, so that its charts can never disagree. */
export async function getFlowPage(db: Reader, board: BoardInZone, { period, ...filter }: FlowPageInput): Promise<FlowPage> {
  const at = now();
  const [bounds, members, labels] = await Promise.all([
    db.card.aggregate({ where: { boardId: board.id }, _min: { createdAt: true } }),
    db.membership.findMany({ where: { boardId: board.id }, select: { user: { select: { id: true, name: true } } }, orderBy: { user: { name: "asc" } } }),
    db.$queryRaw<{ label: string }[]>`SELECT DISTINCT unnest("labels") AS "label" FROM "Card" WHERE "boardId" = ${board.id}::uuid ORDER BY 1`,
  ]);
  const window = metricWindow(periodWindow(period, board.timeZone, at, bounds._min.createdAt), board.timeZone, at);
  const reading = readingOf(await loadFinished(db, board, window, filter), window, calendarRuler(board.timeZone));
  return {
    leadTime: spanAnswerOf(reading, "lead-time"),
    cycleTime: spanAnswerOf(reading, "cycle-time"),
    timeInColumn: columnAnswerOf(reading, []),
    hasCards: bounds._min.createdAt !== null,
    people: members.map(({ user }) => user),
    labels: labels.map(({ label }) => label),
  };
}
