import type { AgedCard, BoardData } from "../board-data";

/** The unfinished card that was started first, wherever it stands now; undefined where there is none, and while not all of In Work has come. */
export function oldestStarted({ columns }: Pick<BoardData, "columns">): AgedCard | undefined {
  let oldest: AgedCard | undefined;
  for (const { name, cards, rest } of columns) {
    if (name === "DONE") continue;
    if (name === "IN_WORK" && rest) return undefined;
    for (const card of cards) if (card.startedAt && !(oldest?.startedAt && oldest.startedAt <= card.startedAt)) oldest = card;
  }
  return oldest;
}
