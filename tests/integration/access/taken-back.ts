import { type Db, inTransaction } from "@/server/platform/db/client";
import { joinedDb } from "@/server/platform/db/joined-db";

class TakeBack extends Error {}

/** What comes of `attempt`, none of which stays. */
export async function takenBack<T extends string>(db: Db, attempt: (on: Db) => Promise<T>): Promise<T | null> {
  let outcome: T | null = null;
  await inTransaction(db, async (tx) => {
    outcome = await attempt(joinedDb(tx));
    throw new TakeBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakeBack)) throw error;
  });
  return outcome;
}
