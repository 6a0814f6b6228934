import type { Column } from "@/server/board/domain/column";
import { type MoveOrder, planMove } from "@/server/board/domain/plan-move";
import { may } from "@/server/people/domain/policy";
import { DomainError, type Facts } from "@/server/platform/errors";
import type { AgedCard, BoardData } from "./board-data";
import { type Anchor, moveTarget } from "./move-target";

/** Limits that a Scrum Master may go past with a reason. */
const OVERRIDABLE = new Set(["wip_limit", "personal_limit"]);

/** What would happen to this move, by the server's own rule: said before the drop. */
export type MoveCheck =
  | { outcome: "fits" }
  /** The board only warns: the card goes in and is marked. */
  | { outcome: "warns"; reason: string; facts: Facts }
  /** The column is full, and this person may go past it with a written reason. */
  | { outcome: "needsReason"; reason: string; facts: Facts }
  | { outcome: "refused"; reason: string; facts: Facts };

export function checkMove(board: BoardData, card: AgedCard, to: Column, after?: Anchor, order: MoveOrder = {}): MoveCheck {
  const target = moveTarget(board, card, to, after);
  try {
    const planned = planMove(card, to, order, target, board.limits, board.you.roles);
    if (planned.excess?.by !== "warning") return { outcome: "fits" };
    return { outcome: "warns", reason: "wip_limit", facts: { ...target.load, oldest: target.oldest } };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { reason, facts } = error;
    const mayPass = OVERRIDABLE.has(reason) && may("limit.override", board.you.roles);
    return { outcome: mayPass ? "needsReason" : "refused", reason, facts };
  }
}
