import type { BoardSprint } from "@/server/board/domain/board-view";

/** The sprint that cards are carried over to: of those that have not begun the one with the earliest start; null where none is planned. */
export function nextSprint(sprints: readonly BoardSprint[], number: number): BoardSprint | null {
  const planned = sprints.filter((sprint) => sprint.startedAt === null && sprint.number !== number);
  return planned.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || a.number - b.number)[0] ?? null;
}
