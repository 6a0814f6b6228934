import { cardKey, parseCardKey } from "@/server/board/domain/card-key";
import type { Reader } from "@/server/platform/db/client";
import type { Strip } from "../domain/strip";
import { listStrips } from "./list-strips";

export type CardStrip = { card: string; strip: Strip };

/** The lines of a board's cards, or of those with these keys, by key. A card that is not in the answer has nothing on its line. */
export async function listCardStrips(db: Reader, board: { id: string; key: string }, keys?: readonly string[]): Promise<CardStrip[]> {
  const numbers = keys?.flatMap((key) => {
    const parsed = parseCardKey(key);
    return parsed?.boardKey === board.key ? parsed.number : [];
  });
  const cards = numbers && (await db.card.findMany({ where: { boardId: board.id, number: { in: numbers }, deletedAt: null }, select: { id: true } }));
  const strips = await listStrips(db, board.id, cards?.map(({ id }) => id));
  const rows = await db.card.findMany({ where: { id: { in: [...strips.keys()] } }, orderBy: { number: "asc" }, select: { id: true, number: true } });
  return rows.flatMap(({ id, number }) => {
    const strip = strips.get(id);
    return strip ? [{ card: cardKey(board.key, number), strip }] : [];
  });
}
