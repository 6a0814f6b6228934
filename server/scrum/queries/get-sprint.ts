import type { Reader } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import type { Weekday } from "@/server/platform/domain/weekday";
import { isoInstant } from "@/server/platform/domain/instant";
import type { BurnStep } from "../domain/burn-series";
import { idealLine } from "../domain/ideal-line";
import { burnOf, type FrozenReport, type SprintReport } from "../domain/sprint-report";
import { getSprint as findSprint } from "../find-sprint";
import { loadSprintReport } from "./load-sprint-report";
import { type SprintHead, sprintHead } from "./sprint-head";

export type SprintPage = SprintHead & {
  /** The instant until which it is reported. */
  until: string;
  report: SprintReport;
  steps: (Omit<BurnStep, "at"> & { at: string })[];
  ideal: { at: string; points: number; cards: number }[];
};

/** A sprint with its report: frozen once it is closed, else as its history reads now. Throws `not_found`. */
export async function getSprint(db: Reader, boardId: string, number: number): Promise<SprintPage> {
  const sprint = await findSprint(db, boardId, number);
  const board = await db.board.findUniqueOrThrow({ where: { id: boardId }, select: { timeZone: true, workingDays: true, daysOff: true } });
  const until = sprint.closedAt ?? now();
  const report = (sprint.report as FrozenReport | null) ?? (await loadSprintReport(db, boardId, sprint, until));
  const startedAt = (sprint.startedAt ?? sprint.startsAt).getTime();
  const calendar = { workingDays: board.workingDays as Weekday[], daysOff: board.daysOff };
  const lineOf = (amount: number) => idealLine({ startedAt, endsAt: sprint.endsAt.getTime(), points: amount, zone: board.timeZone, calendar });
  const cards = lineOf(report.commitment.cards);
  return {
    ...sprintHead(sprint),
    until: until.toISOString(),
    report,
    steps: sprint.startedAt ? burnOf(report, startedAt).map(({ at, ...step }) => ({ at: isoInstant(at), ...step })) : [],
    ideal: lineOf(report.commitment.points).map(({ at, points }, corner) => ({ at: isoInstant(at), points, cards: cards[corner]?.points ?? 0 })),
  };
}
