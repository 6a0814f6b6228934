import { setTimeout as pause } from "node:timers/promises";
import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Run, Scenario } from "../scenario";
import { settle } from "../settle";
import { watchStream } from "../watch-stream";
import { writeUntil } from "../workload";

/** By when health says 200 again once the database is back. */
const WELL_SECONDS = 5;

export const databaseCrashes: Scenario = {
  name: "database-crashes",
  fault: "PostgreSQL restarted with -m immediate every few seconds while 8 clients write and a stream watches",
  where: ["postgres", "two processes"],
  shortWhere: ["postgres"],
  rounds: { short: 2, long: 20 },
  seconds: { short: 180, long: 600 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 40 });
    const enough = new AbortController();
    const signal = AbortSignal.any([enough.signal, run.signal]);
    const open = new AbortController();
    run.signal.addEventListener("abort", () => open.abort());
    const stream = watchStream({ name: "the stream", key: client.board, token: installation.token(), since: ledger.baseline, url: () => installation.url(), signal: open.signal });
    const writing = writeUntil(client, { clients: 8, chance: run.chance, signal, label: "crash", pauseMs: 20 });
    for (let round = 1; round <= run.rounds; round++) {
      await ledger.more(5, signal);
      await pause(run.chance.between(500, 2500));
      await installation.postgres?.crash();
      run.tally.faults++;
      await expectWell(run, installation);
      run.tally.rounds++;
    }
    await ledger.more(20, signal);
    enough.abort();
    await writing;
    const { version } = await client.show();
    while ((stream.signals.at(-1)?.version ?? 0) < version && !run.signal.aborted) await pause(50);
    open.abort();
    await stream.ended;
    for (const app of installation.apps) run.tally.expect(isAlive(app.pid), `a process ended with its database:\n${app.output().slice(-1500)}`);
    await settle({ run, installation, client, ledger, streams: [stream] });
  },
};

async function expectWell(run: Run, installation: Installation): Promise<void> {
  for (const { url } of installation.apps) {
    const began = performance.now();
    let status = 0;
    while (status !== 200 && performance.now() - began < 30_000) {
      status = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(20_000) }).then((answer) => answer.status, () => 0);
      run.tally.expect(status === 200 || status === 503, `health was answered ${status} after a crash of the database`);
      if (status !== 200) await pause(100);
    }
    const seconds = (performance.now() - began) / 1000;
    run.tally.most("health back after", seconds, "s");
    run.tally.expect(status === 200 && seconds <= WELL_SECONDS, `health was ${status} ${seconds.toFixed(1)} s after the database was back`);
  }
}

function isAlive(pid: number | undefined): boolean {
  try {
    return process.kill(pid ?? 0, 0);
  } catch {
    return false;
  }
}
