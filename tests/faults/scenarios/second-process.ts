import { spawn, spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Run, Scenario } from "../scenario";
import { settle } from "../settle";

const COMMANDS = [["doctor"], ["migrate"], ["user", "create", "--email", "b@example.org", "--name", "B", "--password", "long enough to be taken"], ["export", "--board", "FLT", "--format", "history"]];

export const secondProcess: Scenario = {
  name: "second-process",
  fault: "a second start and commands on data that are in use; locks left behind by a dead process, by another machine's, by a recycled pid, and unreadable",
  where: ["embedded"],
  rounds: { short: 1, long: 3 },
  seconds: { short: 240, long: 600 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 5 });
    for (let round = 1; round <= run.rounds; round++) {
      await expectRefusals(run, installation);
      for (let number = 1; number <= 5; number++) await client.move(number, run.chance.pick(["BACKLOG", "PLANNED", "IN_WORK", "DONE"]));
      await expectTakenOver(run, installation);
      run.tally.rounds++;
    }
    await settle({ run, installation, client, ledger });
  },
};

/** Whoever comes second is told who holds the data, and touches nothing. */
async function expectRefusals(run: Run, installation: Installation): Promise<void> {
  const [holder] = installation.apps;
  const second = await installation.launch();
  run.tally.expect((await second.ended) === 1 && second.output().includes(`pid ${holder?.pid}`), `a second start said: ${second.output().slice(-500)}`);
  run.tally.faults++;
  for (const command of run.isLong ? COMMANDS : COMMANDS.slice(0, 2)) {
    const { code, output } = await installation.command(...command);
    run.tally.expect(code !== 0 && output.includes(`pid ${holder?.pid}`), `${command[0]} beside a running app ended with ${code}: ${output.slice(-500)}`);
    run.tally.faults++;
  }
}

/** A lock that nobody holds any more does not keep its owner out; one that cannot be judged does not let two in. */
async function expectTakenOver(run: Run, installation: Installation): Promise<void> {
  const file = join(installation.env.DATA_DIR ?? "", "lock");
  const [app] = installation.apps;
  await app?.stop("SIGKILL");
  const stale = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  run.tally.expect(stale.pid === app?.pid, "a killed process left no lock");
  const sleeper = spawn("sleep", ["600"]);
  run.defer(() => sleeper.kill("SIGKILL"));
  const locks: [string, string][] = [
    ["a recycled pid", JSON.stringify({ ...stale, pid: sleeper.pid })],
    ["a pid that is gone", JSON.stringify({ ...stale, pid: spawnSync("true").pid })],
    ["no JSON", "half a lo"],
    ["an empty file", ""],
  ];
  for (const [name, content] of locks.slice(run.isLong ? 0 : 2)) {
    writeFileSync(file, content);
    const { code, output } = await installation.command("migrate");
    run.tally.expect(code === 0, `a lock with ${name} kept its owner out: ${output.slice(-500)}`);
    run.tally.faults++;
  }
  await expectKept(run, installation, file, { ...stale, pid: 1, host: `not-${hostname()}` });
  sleeper.kill("SIGKILL");
  installation.apps.splice(0);
  await installation.startOne();
}

/** Another machine's lock that still beats is left alone, and so is one that this account may not read. */
async function expectKept(run: Run, installation: Installation, file: string, foreign: Record<string, unknown>): Promise<void> {
  writeFileSync(file, JSON.stringify(foreign));
  const beating = await installation.command("migrate");
  run.tally.expect(beating.code !== 0 && beating.output.includes("in use"), `a lock of another machine that still beats was taken: ${beating.output.slice(-500)}`);
  run.tally.faults++;
  if (process.getuid?.() === 0) return void writeFileSync(file, ""); // Root may read everything.
  chmodSync(file, 0);
  const unreadable = await installation.command("migrate");
  run.tally.expect(unreadable.code !== 0, `a lock that cannot be read was taken: ${unreadable.output.slice(-500)}`);
  chmodSync(file, 0o600);
  writeFileSync(file, "");
}
