import type { BoardCalendar } from "@/server/board/domain/working-calendar";
import { calendarRuler, type Ruler } from "./ruler";
import { workingRuler } from "./working-ruler";

/** The ruler that a board has chosen for its charts. */
export function rulerOf(board: BoardCalendar & { readonly timeZone: string }): Ruler {
  return board.chartTime === "WORKING" ? workingRuler(board.timeZone, board) : calendarRuler(board.timeZone);
}
