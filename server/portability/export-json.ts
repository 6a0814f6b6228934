import { boardLimits } from "@/server/board/board-limits";
import { listMembers } from "@/server/people/queries/list-members";
import type { Reader } from "@/server/platform/db/client";
import { loadExportedCards } from "./load-exported-cards";
import { loadExportedSprints } from "./load-exported-sprints";

/** A board as one JSON document: its settings, its members, its sprints with their events, its cards with all that stands on them. */
export async function* exportJson(db: Reader, boardId: string): AsyncGenerator<string> {
  const board = await db.board.findUniqueOrThrow({ where: { id: boardId } });
  const members = await listMembers(db, boardId);
  const { key, name, timeZone, locale, version, chartTime, workingDays, workFrom, workTo, daysOff } = board;
  const people = members.map(({ userId, hasJoined: _, ...member }) => ({ id: userId, ...member }));
  const head = { board: { key, name, timeZone, locale, version, createdAt: board.createdAt.toISOString(), limits: boardLimits(board), chartTime, workingDays, workFrom, workTo, daysOff }, members: people, sprints: await loadExportedSprints(db, board) };
  yield `${JSON.stringify(head).slice(0, -1)},"cards":[`;
  let separator = "";
  for await (const cards of loadExportedCards(db, board)) {
    for (const card of cards) {
      yield `${separator}\n${JSON.stringify(card)}`;
      separator = ",";
    }
  }
  yield "\n]}\n";
}
