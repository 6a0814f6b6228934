import { setTimeout as pause } from "node:timers/promises";
import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Scenario } from "../scenario";
import { settle } from "../settle";
import { watchStream } from "../watch-stream";

export const frozenProcess: Scenario = {
  name: "frozen-process",
  fault: "one of two processes stands still (SIGSTOP) while the other takes writes, and goes on (SIGCONT)",
  where: ["two processes"],
  rounds: { short: 1, long: 4 },
  seconds: { short: 180, long: 600 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 40 });
    const [, frozen] = installation.apps;
    if (!frozen?.pid) throw new Error("there is no second process");
    const open = new AbortController();
    run.signal.addEventListener("abort", () => open.abort());
    const stream = watchStream({ name: "a stream of the frozen process", key: client.board, token: installation.token(), since: ledger.baseline, url: () => frozen.url, signal: open.signal });
    await client.move(1, "PLANNED");
    while (stream.signals.length === 0 && !run.signal.aborted) await pause(20);
    for (let round = 1; round <= run.rounds; round++) {
      process.kill(frozen.pid, "SIGSTOP");
      installation.apps.pop(); // Nobody asks it meanwhile.
      run.tally.faults++;
      const until = Date.now() + (run.isLong ? 30_000 : 6_000);
      while (Date.now() < until && !run.signal.aborted) {
        await client.move(run.chance.whole(1, 40), run.chance.pick(["BACKLOG", "PLANNED", "IN_WORK", "DONE"]));
        await pause(20);
      }
      process.kill(frozen.pid, "SIGCONT");
      const began = performance.now();
      installation.apps.push(frozen);
      const { version } = await client.show();
      while ((stream.signals.at(-1)?.version ?? 0) < version && performance.now() - began < 20_000) await pause(20);
      run.tally.most("caught up after", (performance.now() - began) / 1000, "s");
      run.tally.rounds++;
    }
    open.abort();
    await stream.ended;
    await settle({ run, installation, client, ledger, streams: [stream] });
  },
};
