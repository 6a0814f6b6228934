import type { Role } from "@/server/people/domain/actor";
import { may } from "@/server/people/domain/policy";
import { DomainError, type Facts } from "@/server/platform/errors";
import type { Column } from "./column";
import { type MoveOrder, type MoveTarget, type MovingCard, planMove } from "./plan-move";
import type { BoardLimits } from "./wip-limit";

/** Limits that may be gone past with a written reason. */
const OVERRIDABLE = new Set(["wip_limit", "personal_limit"]);

/** What would become of a move, with the reason and the numbers where it is not simply made. */
export type MoveCheck =
  | { outcome: "fits" }
  /** The board only warns: the card goes in and is marked. */
  | { outcome: "warns"; reason: string; facts: Facts }
  /** The column is full, and these roles may go past it with a written reason. */
  | { outcome: "needsReason"; reason: string; facts: Facts }
  | { outcome: "refused"; reason: string; facts: Facts };

/** What `planMove` would say, for those who have to know before the card is put down. */
export function foreseeMove(card: MovingCard, to: Column, order: MoveOrder, target: MoveTarget, limits: BoardLimits, roles: readonly Role[]): MoveCheck {
  try {
    const planned = planMove(card, to, order, target, limits, roles);
    if (planned.excess?.by !== "warning") return { outcome: "fits" };
    return { outcome: "warns", reason: "wip_limit", facts: { ...target.load, oldest: target.oldest } };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { reason, facts } = error;
    const mayPass = OVERRIDABLE.has(reason) && may("limit.override", roles);
    return { outcome: mayPass ? "needsReason" : "refused", reason, facts };
  }
}
