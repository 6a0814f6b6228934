import type { Database } from "@/server/platform/db/database";

const held = globalThis as { __throughlineDatabase?: Promise<Database>; __throughlineHub?: unknown; __throughlinePresence?: unknown };

/** Has what a process keeps to itself be this database's: its live feed, and who looks at what. */
export function becomeProcessOf(database: Database): void {
  held.__throughlineDatabase = Promise.resolve(database);
  delete held.__throughlineHub;
  delete held.__throughlinePresence;
}
