import { DomainError } from "@/server/platform/errors";
import { may } from "@/server/people/domain/policy";
import type { Role } from "@/server/people/domain/actor";
import type { Outcome } from "./card";
import { isDiscard } from "./card";
import type { Column } from "./column";
import { rankBetween } from "./rank";
import type { BoardLimits, ColumnLoad } from "./wip-limit";
import { isFull } from "./wip-limit";

/** The card that is to move. */
export type MovingCard = { key: string; column: Column; expedite: boolean; outcome: Outcome | null };

/** What the rules need to know of the column that it is to enter; the card itself is in none of the numbers. */
export type MoveTarget = {
  load: ColumnLoad;
  /** The neighbours of the place it is dropped at; `own` is the rank itself, where it goes back to one that nobody has taken. */
  place: { before: string | null; after: string | null; own?: string };
  /** The key of the card that has stood there longest, for the way out. */
  oldest: string | null;
  /** Of the card's assignees, the one with most cards In Work; null when it has none. */
  busiest: { name: string; inWork: number } | null;
};

export type MoveOrder = { outcome?: Outcome | null | undefined; override?: { reason: string } | undefined };

export type PlannedMove = {
  from: Column;
  to: Column;
  rank: string;
  outcome: Outcome | null;
  /** The limit's numbers at the moment of entry; null where no limit was asked. */
  load: ColumnLoad | null;
  /** How a full column was entered all the same. */
  excess: { by: "override"; reason: string } | { by: "warning" } | null;
};

/**
 * Where the card lands and what of it goes into the history.
 * Throws `FORBIDDEN` when the roles do not allow it, `RULE_BROKEN wip_limit` with the load and the oldest card when the
 * column is full, `RULE_BROKEN personal_limit` when an assignee is. Reordering and leaving are always allowed.
 */
export function planMove(card: MovingCard, to: Column, order: MoveOrder, target: MoveTarget, limits: BoardLimits, roles: readonly Role[]): PlannedMove {
  const outcome = to === "DONE" ? (order.outcome ?? (card.column === "DONE" ? card.outcome : null) ?? "DONE") : null;
  assertMayMove(card, to, outcome, roles);
  const arrives = card.column !== to;
  const entry = arrives && !card.expedite ? planEntry(target, order.override, limits, roles) : { load: null, excess: null };
  return { from: card.column, to, rank: rankAt(target.place), outcome, ...entry };
}

/** The rank of a place. */
export function rankAt({ before, after, own }: MoveTarget["place"]): string {
  return own ?? rankBetween(before, after);
}

type Entry = Pick<PlannedMove, "load" | "excess">;

/** Whether one more counted card may enter a column: the limit, the way past it, and the numbers that were true then. */
export function planEntry(
  target: Pick<MoveTarget, "load" | "oldest" | "busiest">,
  override: { reason: string } | undefined,
  limits: BoardLimits,
  roles: readonly Role[],
): Entry {
  const { load, busiest } = target;
  const personal = load.column === "IN_WORK" && limits.personal !== null && busiest !== null && busiest.inWork >= limits.personal;
  if (load.limit === null && !personal) return { load: null, excess: null };
  if (!isFull(load) && !personal) return { load, excess: null };
  if (override) {
    if (!may("limit.override", roles)) throw new DomainError("FORBIDDEN", "override_not_yours");
    return { load, excess: { by: "override", reason: override.reason } };
  }
  if (limits.enforcement === "WARN") return { load, excess: { by: "warning" } };
  if (isFull(load)) throw new DomainError("RULE_BROKEN", "wip_limit", { ...load, oldest: target.oldest });
  throw new DomainError("RULE_BROKEN", "personal_limit", { person: busiest?.name, count: busiest?.inWork, limit: limits.personal });
}

function assertMayMove(card: MovingCard, to: Column, outcome: Outcome | null, roles: readonly Role[]): void {
  const reason = moveRefusal(card, to, outcome, roles);
  if (reason) throw new DomainError("FORBIDDEN", reason);
}

/** Why these roles may not make this move, as a reason; null when they may. The interface asks it before the drop. */
export function moveRefusal(card: Pick<MovingCard, "column" | "outcome">, to: Column, outcome: Outcome | null, roles: readonly Role[]): string | null {
  const discards = isDiscard(outcome) && !(card.column === "DONE" && card.outcome === outcome);
  if (discards && !may("card.discard", roles)) return "discard_not_yours";
  if (card.column === "BACKLOG" && to === "BACKLOG") return may("backlog.rank", roles) ? null : "rank_not_yours";
  if (card.column === "BACKLOG" || to === "BACKLOG") return may("card.plan", roles) ? null : "plan_not_yours";
  return may("card.pull", roles) ? null : "move_not_yours";
}
