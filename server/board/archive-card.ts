import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { changeCard } from "./change-card";
import type { Moved } from "./move-card";

/** Takes a card off the board; its history stays in every chart. Throws `FORBIDDEN`, `not_found`, `card_archived`. */
export function archiveCard(db: Db, actor: Actor, { cardKey }: { cardKey: string }): Promise<Moved> {
  assertMay("card.archive", actor);
  return inTransaction(db, (tx) =>
    changeCard(tx, actor, cardKey, (_, at) => ({ data: { archivedAt: at, expedite: false }, event: { kind: "card.archived", data: {} } })),
  );
}
