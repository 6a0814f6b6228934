import { env } from "../env";
import { newestBackup } from "./daily-backups";

/** When the newest verified daily backup was made; null while there is none, and with a PostgreSQL server, whose backups are not made here. */
export function lastGoodBackupAt(): Date | null {
  const { databaseUrl, dataDir } = env();
  return databaseUrl === undefined ? (newestBackup(dataDir)?.at ?? null) : null;
}
