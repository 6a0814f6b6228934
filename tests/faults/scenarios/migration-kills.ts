import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { AUTH_SECRET, templates } from "../installation";
import { launchApp } from "../../support/app-server";
import { askDatabase, type Place } from "../read-rows";
import type { Run, Scenario } from "../scenario";

type Migration = { name: string; finished: boolean };

export const migrationKills: Scenario = {
  name: "migration-kills",
  fault: "kill -9 in the middle of a migration of an empty database",
  where: ["embedded", "postgres"],
  shortWhere: ["postgres"],
  rounds: { short: 2, long: 10 },
  seconds: { short: 180, long: 600 },
  async run(run) {
    for (let round = 1; round <= run.rounds; round++) {
      const { place, env } = await emptyDatabase(run, round);
      const killed = await launchApp({ dataDir: env.DATA_DIR, env });
      run.defer(() => killed.stop("SIGKILL"));
      if ("databaseUrl" in place) await migrationBegun(place.databaseUrl, killed.hasEnded, run);
      else await pause(run.chance.between(300, 3_000));
      await pause(run.chance.between(0, 60));
      await killed.stop("SIGKILL");
      run.tally.faults++;
      const again = await launchApp({ dataDir: env.DATA_DIR, env });
      run.defer(() => again.stop("SIGKILL"));
      while (!again.output().includes("is ready after") && !again.hasEnded() && !run.signal.aborted) await pause(20);
      run.tally.expect(!again.hasEnded(), `the start after a kill in a migration ended: ${again.output().slice(-1500)}`);
      await again.stop();
      const applied = await askDatabase(place, (ask) => ask<Migration>(`SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL`));
      run.tally.expect(applied.every(({ finished }) => finished), `a migration is left unfinished: ${JSON.stringify(applied)}`);
      run.tally.expect(new Set(applied.map(({ name }) => name)).size === applied.length, `a migration was applied twice: ${JSON.stringify(applied)}`);
      run.tally.rounds++;
    }
  },
};

async function emptyDatabase(run: Run, round: number): Promise<{ place: Place; env: Record<string, string> & { DATA_DIR: string } }> {
  const dataDir = join(run.home, `data-${round}`);
  if (run.where === "embedded") return { place: { dataDir }, env: { DATA_DIR: dataDir, DEMO: "0", AUTH_SECRET } };
  const databaseUrl = await templates.anEmptyPostgresDatabase();
  return { place: { databaseUrl }, env: { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, AUTH_SECRET } };
}

/** Resolves as soon as a migration is on its way. */
async function migrationBegun(databaseUrl: string, hasEnded: () => boolean, run: Run): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    while (!hasEnded() && !run.signal.aborted) {
      const { rows } = await client.query<{ begun: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS begun");
      if (rows[0]?.begun) return;
      await pause(2);
    }
  } finally {
    await client.end();
  }
}
