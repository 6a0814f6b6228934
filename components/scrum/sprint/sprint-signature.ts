import { allCards, type BoardData } from "@/components/board/board-data";

/** Text that is another whenever a board's sprints, the people they are counted with, or the cards in them are. */
export function sprintSignature(board: BoardData): string {
  const cards = allCards(board)
    .filter(({ sprint }) => sprint !== null)
    .map(({ key, sprint, column, points, outcome, title }) => [key, sprint, column, points, outcome, title])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return JSON.stringify([board.sprints, board.members, board.limits, cards]);
}
