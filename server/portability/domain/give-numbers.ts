import { parseCardKey } from "@/server/board/domain/card-key";
import { NUMBER_MAX } from "./history-line";

type Newcomer = { name: string; number?: number | undefined };

/**
 * A number for each new card, by its name: the one in its own key (`ERP-42` on the board ERP) or the one it had where it
 * comes from, if that is free; else the next. `newcomers` stand in the order in which they were created.
 */
export function giveNumbers(newcomers: readonly Newcomer[], board: { key: string; nextNumber: number }, taken: ReadonlySet<number>): Map<string, number> {
  const used = new Set(taken);
  const numbers = new Map<string, number>();
  const byKey = (newcomer: Newcomer) => numberInKey(newcomer.name, board.key);
  for (const wish of [byKey, ({ number }: Newcomer) => number]) {
    for (const newcomer of newcomers) {
      const number = wish(newcomer);
      if (numbers.has(newcomer.name) || number === undefined || number < 1 || number > NUMBER_MAX || used.has(number)) continue;
      used.add(number);
      numbers.set(newcomer.name, number);
    }
  }
  let next = board.nextNumber;
  for (const number of numbers.values()) next = Math.max(next, number + 1);
  for (const { name } of newcomers) if (!numbers.has(name)) numbers.set(name, next++);
  return numbers;
}

/** The number that `name` names on the board of this key; undefined for any other name. */
export function numberInKey(name: string, boardKey: string): number | undefined {
  const parsed = parseCardKey(name);
  return parsed?.boardKey === boardKey ? parsed.number : undefined;
}
