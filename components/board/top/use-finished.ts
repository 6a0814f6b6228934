"use client";

import { useMemo, useState } from "react";
import type { BoardStrip } from "@/server/flow/contracts/page";
import type { BoardColumn, BoardData } from "../board-data";
import { finishedThisWeek } from "./finished-this-week";

/**
 * How many cards were finished this week; null while that is not known. Cards that have left the board are known to the
 * strip alone, what was finished since it was read to the board alone: the one is counted on by the other.
 */
export function useFinished(done: BoardColumn | undefined, { day, timeZone }: Pick<BoardData, "day" | "timeZone">, strip: BoardStrip | undefined, readAt: number): number | null {
  const onBoard = useMemo(() => finishedThisWeek(done, day, timeZone), [done, day, timeZone]);
  const [start, setStart] = useState<{ readAt: number; onBoard: number } | null>(null);
  if (strip && onBoard !== null && start?.readAt !== readAt) setStart({ readAt, onBoard });
  if (onBoard === null) return strip?.finishedThisWeek ?? null;
  if (!strip || start === null) return onBoard;
  return Math.max(0, strip.finishedThisWeek + onBoard - start.onBoard);
}
