import { getDatabase } from "./db/client";
import { isMigrated } from "./db/migrate";

export type Health = { status: "ok" | "failing"; database: "reachable" | "unreachable" | "not_migrated" };

/** Whether the database answers and knows every migration. */
export async function checkHealth(): Promise<Health> {
  try {
    const migrated = await isMigrated(await getDatabase());
    return migrated ? { status: "ok", database: "reachable" } : { status: "failing", database: "not_migrated" };
  } catch {
    return { status: "failing", database: "unreachable" };
  }
}
