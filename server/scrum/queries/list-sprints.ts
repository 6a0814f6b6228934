import type { Reader } from "@/server/platform/db/client";
import type { Weekday } from "@/server/platform/domain/weekday";
import type { FrozenReport, SprintReport } from "../domain/sprint-report";
import { capacityOf, type ClosedSprint, paceOf, velocityOf } from "../domain/velocity";
import { loadPersonDays } from "./load-person-days";
import { type SprintHead, sprintHead } from "./sprint-head";

type Totals = Pick<SprintReport, "commitment" | "added" | "removed" | "reestimated" | "completed" | "remaining">;

export type SprintLine = SprintHead & {
  /** The cards in it now and their points; of a closed one those that stayed in it. */
  cards: number;
  points: number;
  /** Of a closed sprint, as frozen. */
  totals: Totals | null;
  /** Days that people are, or were, there. */
  personDays: number;
  /** Points that there is room for by what was completed before; null without a closed sprint, or when it is closed. */
  capacity: number | null;
};

export type SprintList = {
  sprints: SprintLine[];
  velocity: number | null;
  /** Points completed a person-day before, by which `capacity` is told; null where person-days are not known. */
  pace: number | null;
};

/** The sprints of a board, the newest first, with the team's velocity. */
export async function listSprints(db: Reader, boardId: string): Promise<SprintList> {
  const board = await db.board.findUniqueOrThrow({ where: { id: boardId }, select: { timeZone: true, workingDays: true, daysOff: true } });
  const rows = await db.sprint.findMany({ where: { boardId, removedAt: null }, orderBy: { number: "asc" } });
  const held = await loadHeld(db, boardId);
  const days = await loadPersonDays(db, boardId, { ...board, workingDays: board.workingDays as Weekday[] }, rows);
  const closed = closedSprints(rows);
  const sprints = rows.map((sprint, index): SprintLine => {
    const frozen = sprint.report as FrozenReport | null;
    const personDays = frozen?.personDays ?? days[index] ?? 0;
    return {
      ...sprintHead(sprint),
      cards: held.get(sprint.id)?.cards ?? 0,
      points: held.get(sprint.id)?.points ?? 0,
      totals: frozen && totalsOf(frozen),
      personDays,
      capacity: sprint.closedAt ? null : capacityOf(closed, personDays),
    };
  });
  return { sprints: sprints.toReversed(), velocity: velocityOf(closed), pace: paceOf(closed) };
}

/** The closed ones of these, as velocity sees them. */
export function closedSprints(rows: readonly { number: number; name: string; closedAt: Date | null; report: unknown }[]): ClosedSprint[] {
  return rows.flatMap(({ number, name, closedAt, report }) => {
    const frozen = report as FrozenReport | null;
    return closedAt && frozen ? [{ number, name, committed: frozen.commitment.points, completed: frozen.completed.points, personDays: frozen.personDays }] : [];
  });
}

function totalsOf({ commitment, added, removed, reestimated, completed, remaining }: FrozenReport): Totals {
  return { commitment, added, removed, reestimated, completed, remaining };
}

async function loadHeld(db: Reader, boardId: string): Promise<Map<string, { cards: number; points: number }>> {
  const rows = await db.card.groupBy({ by: ["sprintId"], where: { boardId, sprintId: { not: null }, archivedAt: null, deletedAt: null }, _count: true, _sum: { points: true } });
  return new Map(rows.map(({ sprintId, _count, _sum }) => [sprintId ?? "", { cards: _count, points: Number(_sum.points ?? 0) }]));
}
