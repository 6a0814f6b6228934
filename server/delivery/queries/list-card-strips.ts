import { cardKey, parseCardKey } from "@/server/board/domain/card-key";
import type { Reader } from "@/server/platform/db/client";
import { type CardLine, listStrips } from "./list-strips";

export type CardStrip = CardLine & { card: string };

/** The lines of a board's cards with these keys, and what a limit kept its rules from. A card that is not in the answer has neither, or is not the board's. */
export async function listCardStrips(db: Reader, board: { id: string; key: string }, keys: readonly string[]): Promise<CardStrip[]> {
  const numbers = keys.flatMap((key) => {
    const parsed = parseCardKey(key);
    return parsed?.boardKey === board.key ? parsed.number : [];
  });
  return [...(await listStrips(db, board.id, numbers))].map(([number, line]) => ({ card: cardKey(board.key, number), ...line }));
}
