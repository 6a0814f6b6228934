import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { changeCard } from "./change-card";
import type { BlockCard } from "./contracts";
import type { Moved } from "./move-card";

/** Marks a card as blocked, or changes why. It keeps its place and still counts. Throws `FORBIDDEN`, `not_found`. */
export function blockCard(db: Db, actor: Actor, { cardKey, reason }: BlockCard): Promise<Moved> {
  assertMay("card.block", actor);
  return inTransaction(db, (tx) =>
    changeCard(tx, actor, cardKey, (card, at) => ({
      data: { blockedAt: card.blockedAt ?? at, blockedReason: reason },
      event: { kind: "card.blocked", data: { reason } },
    })),
  );
}

/** Takes the mark away. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN not_blocked`. */
export function unblockCard(db: Db, actor: Actor, { cardKey }: { cardKey: string }): Promise<Moved> {
  assertMay("card.block", actor);
  return inTransaction(db, (tx) =>
    changeCard(tx, actor, cardKey, (card) => {
      if (!card.blockedAt) throw new DomainError("RULE_BROKEN", "not_blocked");
      return { data: { blockedAt: null, blockedReason: null }, event: { kind: "card.unblocked", data: {} } };
    }),
  );
}
