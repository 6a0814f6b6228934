import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { launchApp } from "../../support/app-server";
import { runCommand } from "../installation";
import { askDatabase } from "../read-rows";
import type { Run, Scenario } from "../scenario";

const TABLES = ["User", "Board", "Card", "HistoryEvent", "Comment", "PipelineRun", "Deployment"];

export const firstBootKills: Scenario = {
  name: "first-boot-kills",
  fault: "kill -9 at moments spread over the first boot: making the database, migrating it, filling in the demo",
  where: ["embedded"],
  rounds: { short: 0, long: 15 },
  seconds: { short: 400, long: 1_500 },
  async run(run) {
    const whole = await boot(run, "whole");
    for (let round = 1; round <= run.rounds; round++) {
      const dataDir = join(run.home, `boot-${round}`);
      const app = await launchApp({ dataDir, env: { DEMO: "1" } });
      run.defer(() => app.stop("SIGKILL"));
      // Spread evenly, so that few rounds see every phase; a little chance, so that no two runs are the same.
      await Promise.race([app.ended, pause((whole.seconds * 1000 * (round - run.chance.next())) / run.rounds)]);
      await app.stop("SIGKILL");
      run.tally.faults++;
      const again = await boot(run, `boot-${round}`);
      run.tally.expect(again.counts === whole.counts, `a start after a kill in the first boot left another demo: ${again.counts} instead of ${whole.counts}`);
      const doctor = await runCommand(["scripts/cli.mjs", "doctor"], { DATA_DIR: dataDir });
      run.tally.expect(doctor.code === 0, `doctor: ${doctor.output.slice(-1000)}`);
      run.tally.most("slowest start after a kill", again.seconds, "s");
      rmSync(dataDir, { recursive: true, force: true });
      run.tally.rounds++;
    }
  },
};

/** Starts to the end, and counts what is there then. */
async function boot(run: Run, name: string): Promise<{ seconds: number; counts: string }> {
  const dataDir = join(run.home, name);
  const began = performance.now();
  const app = await launchApp({ dataDir, env: { DEMO: "1" } });
  run.defer(() => app.stop("SIGKILL"));
  while (!app.output().includes("is ready after") && !app.hasEnded() && !run.signal.aborted) await pause(20);
  const seconds = (performance.now() - began) / 1000;
  if (app.hasEnded()) throw new Error(`a start after a kill ended: ${app.output().slice(-1500)}`);
  await app.stop();
  const counts = await askDatabase({ dataDir }, (ask) => Promise.all(TABLES.map(async (table) => `${table} ${(await ask<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`))[0]?.n}`)));
  return { seconds, counts: counts.join(", ") };
}
