import { atTime } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { velocityOf, VELOCITY_SPRINTS } from "@/server/scrum/domain/velocity";
import type { FrozenReport } from "@/server/scrum/domain/sprint-report";
import { getSprint } from "@/server/scrum/queries/get-sprint";
import type { BurndownAnswer, VelocityAnswer } from "../contracts/answers";
import { inWindow, type MetricWindow } from "../domain/metric-window";
import { rulerOf } from "../domain/ruler-of";
import { madeFrom } from "./made-from";
import type { FlowBoard } from "./read-flow";

/** What each sprint that was closed in the window had committed to and completed, and the average completed of the last three of them. */
export async function velocityAnswer(db: Reader, board: FlowBoard, window: MetricWindow): Promise<VelocityAnswer> {
  const rows = await db.sprint.findMany({ where: { boardId: board.id, removedAt: null }, orderBy: { number: "asc" } });
  const closed = rows.filter(({ closedAt }) => closedAt !== null && inWindow(closedAt.getTime(), window));
  const series = closed.map(({ number, name, startedAt, closedAt, report }) => {
    const { commitment, completed, personDays } = report as unknown as FrozenReport;
    return { sprint: number, name, startedAt: startedAt?.toISOString() ?? "", closedAt: closedAt?.toISOString() ?? "", committed: commitment, completed, personDays };
  });
  const isOpen = ({ closedAt }: { closedAt: Date | null }) => closedAt === null || closedAt > window.now;
  const open = rows.filter((row) => isOpen(row) && row.startedAt !== null && row.startedAt <= window.now).length;
  const value = velocityOf(series.map(({ completed }) => ({ completed: completed.points })));
  const made = madeFrom({ ruler: rulerOf(board), window }, series.length, open > 0 ? { not_closed: open } : {});
  return { definition: "velocity.v1", method: "average-of-last-sprints", ...made, sprints: VELOCITY_SPRINTS, value, reason: value === null ? "no_closed_sprint" : null, series };
}

/** The burndown and burnup of a sprint: of the running one, else of the last that was closed, unless one is named. Throws `not_found` for a number that no sprint has. */
export async function burndownAnswer(db: Reader, board: FlowBoard, { number, window, isPresent }: { number: number | undefined; window: MetricWindow; isPresent: boolean }): Promise<BurndownAnswer> {
  const asked = number ?? (await shownSprint(db, board.id, window.now));
  const ruler = rulerOf(board);
  if (asked === null) return { definition: "burndown.v1", method: "ledger", ...madeFrom({ ruler, window }, 0), sprint: null, reason: "no_sprint", totals: null, series: [], ideal: [] };
  const read = () => getSprint(db, board.id, asked);
  const { report, steps, ideal, ...sprint } = await (isPresent ? read() : atTime(window.now, read));
  const from = new Date(sprint.startedAt ?? sprint.startsAt);
  const to = new Date(sprint.closedAt ?? sprint.endsAt);
  const { commitment, added, removed, reestimated, completed, remaining } = report;
  return {
    definition: "burndown.v1",
    method: "ledger",
    ...madeFrom({ ruler, window: { ...window, from, to } }, report.cards.length),
    sprint: { number: sprint.number, name: sprint.name, state: sprint.state, startsAt: sprint.startsAt, endsAt: sprint.endsAt, startedAt: sprint.startedAt, closedAt: sprint.closedAt },
    reason: sprint.startedAt === null ? "not_started" : null,
    totals: { commitment, added, removed, reestimated, completed, remaining },
    series: steps.filter(({ at }) => Date.parse(at) <= window.now.getTime()).map(({ at, ...step }) => ({ date: at, ...step })),
    ideal: ideal.map(({ at, points, cards }) => ({ date: at, points, cards })),
  };
}

/** The number of the sprint that runs at `now`, else of the last that had begun before it. */
async function shownSprint(db: Reader, boardId: string, now: Date): Promise<number | null> {
  const begun = { boardId, removedAt: null, startedAt: { lte: now } };
  const last = await db.sprint.findFirst({ where: begun, orderBy: { startedAt: "desc" }, select: { number: true } });
  return last?.number ?? null;
}
