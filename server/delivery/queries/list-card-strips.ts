import { cardKey, parseCardKey } from "@/server/board/domain/card-key";
import type { Reader } from "@/server/platform/db/client";
import type { Strip } from "../domain/strip";
import { listStrips } from "./list-strips";

export type CardStrip = { card: string; strip: Strip };

/** The lines of a board's cards with these keys. A card that is not in the answer has nothing on its line, or is not the board's. */
export async function listCardStrips(db: Reader, board: { id: string; key: string }, keys: readonly string[]): Promise<CardStrip[]> {
  const numbers = keys.flatMap((key) => {
    const parsed = parseCardKey(key);
    return parsed?.boardKey === board.key ? parsed.number : [];
  });
  return [...(await listStrips(db, board.id, numbers))].map(([number, strip]) => ({ card: cardKey(board.key, number), strip }));
}
