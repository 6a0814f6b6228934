import { getLiveCard } from "@/server/board/find-card";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { pullForBranch } from "./automate";
import { branchName } from "./domain/branch-name";

/** The branch name of a card; whoever copies it begins to work, so the card is pulled where the team wants that. Throws `FORBIDDEN`, `not_found`. */
export async function copyBranch(db: Db, actor: Actor, board: { id: string; key: string }, { cardKey }: { cardKey: string }): Promise<{ branch: string; pulled: boolean }> {
  assertMay("card.pull", actor);
  return inTransaction(db, async (tx) => {
    const card = await getLiveCard(tx, board.id, cardKey);
    return { branch: branchName(cardKey, card.title), pulled: await pullForBranch(tx, board, card.number) };
  });
}
