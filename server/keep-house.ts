import { emptyOldBodies } from "./delivery/empty-old-bodies";
import { forgetNotifications } from "./notifications/forget-notifications";
import { forgetExpired } from "./people/forget-expired";
import { backUpInChild } from "./platform/backup/back-up-in-child";
import { newestBackup, writeDailyBackup } from "./platform/backup/daily-backups";
import { offerSnapshots } from "./platform/backup/snapshots";
import { runDaily } from "./platform/daily-work";
import type { Database } from "./platform/db/client";
import { env } from "./platform/env";
import { logger } from "./platform/logger";
import { forgetAnswers } from "./portability/rest/answer-once";

/** What a serving process does by itself once a day: throws away what is over and, of the embedded database, keeps backups. Returns how to stop. */
export function keepHouse(database: Database): () => void {
  const stops = [runDaily({ name: "housekeeping", run: () => throwAway(database) }).stop];
  if (database.kind === "pglite") stops.push(...keepBackups(database));
  return () => stops.forEach((stop) => stop());
}

/** Deletes and empties what its time is over for; says how much, if anything. */
export async function throwAway({ db }: Pick<Database, "db">): Promise<void> {
  const gone = { bodies: await emptyOldBodies(db), answers: await forgetAnswers(db), notifications: await forgetNotifications(db), ...(await forgetExpired(db)) };
  if (Object.values(gone).some((count) => count > 0)) logger.info(gone, "threw away what was over");
}

function keepBackups(database: Database): (() => void)[] {
  const { dataDir } = env();
  let endChild: () => void = () => undefined;
  const write = (file: string) => backUpInChild(file, (end) => (endChild = end));
  const daily = runDaily({
    name: "backup",
    lastSuccess: () => newestBackup(dataDir)?.at ?? null,
    run: async () => logger.info({ file: await writeDailyBackup({ dataDir, write }) }, "wrote a verified backup"),
  });
  return [offerSnapshots(database, dataDir), daily.stop, () => endChild()];
}
