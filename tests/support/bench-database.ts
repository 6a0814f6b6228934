import type { Database } from "@/server/platform/db/database";
import { migrate } from "@/server/platform/db/migrate";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { startPostgres } from "./postgres";

/** Runs `work` on an empty PostgreSQL database of a server that is gone afterwards. Nothing is synced to disk, for both sides alike. */
export async function onBenchDatabase(work: (database: Database, url: string) => Promise<void>): Promise<void> {
  const server = await startPostgres();
  try {
    const database = await openPostgres(server.urlOf("postgres"), { isPatient: true });
    await migrate(database);
    await work(database, server.urlOf("postgres")).finally(() => database.close());
  } finally {
    await server.stop();
  }
}
