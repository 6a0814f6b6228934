import type { Column } from "@/server/board/domain/column";
import { foreseeMove, type MoveCheck } from "@/server/board/domain/foresee-move";
import type { MoveOrder } from "@/server/board/domain/plan-move";
import type { AgedCard, BoardData } from "./board-data";
import { type Anchor, moveTarget } from "./move-target";

export type { MoveCheck };

/** What would happen to this move on the board as it is on screen, by the server's own rule: said before the drop. */
export function checkMove(board: BoardData, card: AgedCard, to: Column, after?: Anchor, order: MoveOrder = {}): MoveCheck {
  return foreseeMove(card, to, order, moveTarget(board, card, to, after), board.limits, board.you.roles);
}
