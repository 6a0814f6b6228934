import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { aBoard } from "../client";
import { END_SECONDS, Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Run, Scenario } from "../scenario";
import { settle } from "../settle";
import { watchStream } from "../watch-stream";

const STREAMS = 50;
const WRITES = 20;
/** To whom the signal goes, and how often. */
const WAYS = [
  { signal: "SIGTERM", through: "node", times: 1 },
  { signal: "SIGINT", through: "node", times: 1 },
  { signal: "SIGTERM", through: "npm", times: 1 },
  { signal: "SIGINT", through: "npm", times: 1 },
  { signal: "SIGTERM", through: "node", times: 2 },
  { signal: "SIGINT", through: "node", times: 2 },
] as const;

export const stopSignals: Scenario = {
  name: "stop-signals",
  fault: `SIGTERM and SIGINT to node and to npm, also twice, with ${STREAMS} open streams and ${WRITES} writes in flight`,
  where: ["embedded", "postgres"],
  shortWhere: ["embedded"],
  rounds: { short: 2, long: 12 },
  seconds: { short: 180, long: 600 },
  async run(run) {
    const installation = await Installation.prepare(run);
    const ledger = new Ledger();
    await installation.startOne();
    const client = await aBoard(installation, ledger, { cards: WRITES });
    await installation.stop();
    for (let round = 0; round < run.rounds; round++) {
      // The short form begins with the two ways that people use most.
      const way = WAYS[(round + (run.isLong ? 0 : 2)) % WAYS.length] ?? WAYS[0];
      await stopOnce(run, installation, way, { client, ledger });
      run.tally.rounds++;
    }
    await installation.startOne();
    await settle({ run, installation, client, ledger });
  },
};

type Way = (typeof WAYS)[number];

async function stopOnce(run: Run, installation: Installation, way: Way, { client, ledger }: { client: Awaited<ReturnType<typeof aBoard>>; ledger: Ledger }): Promise<void> {
  const name = `${way.signal} to ${way.through}${way.times > 1 ? " twice" : ""}`;
  const app = await installation.startOne(way.through === "npm" ? { command: ["npm", "start"] } : {});
  const open = new AbortController();
  const since = (await client.show()).version;
  const streams = Array.from({ length: STREAMS }, (_, index) =>
    watchStream({ name: `stream ${index}`, key: client.board, token: installation.token(), since: since - 1, url: () => app.url, signal: AbortSignal.any([open.signal, run.signal]) }),
  );
  while (streams.some(({ signals }) => signals.length === 0) && !run.signal.aborted) await pause(20);
  const before = ledger.acknowledged;
  const writes = Array.from({ length: WRITES }, (_, index) => client.move(index + 1, run.chance.pick(["PLANNED", "IN_WORK", "DONE"])));
  await Promise.race(writes); // All were sent at once: when the first has its answer, the others are being worked on.
  const began = performance.now();
  const ended = app.ended.then((code) => ({ code, seconds: (performance.now() - began) / 1000 }));
  for (let time = 0; time < way.times; time++) {
    process.kill(app.pid ?? 0, way.signal);
    run.tally.faults++;
    if (time + 1 < way.times) await pause(50);
  }
  const fates = (await Promise.all(writes)).map(({ fate }) => fate);
  const { code, seconds } = await ended;
  open.abort();
  await Promise.all(streams.map(({ ended }) => ended));
  run.tally.most("slowest stop", seconds, "s");
  run.tally.expect(seconds <= END_SECONDS, `${name}: ended after ${seconds.toFixed(1)} s`);
  run.tally.expect(!fates.includes("unanswered"), `${name}: ${fates.filter((fate) => fate === "unanswered").length} writes in flight had no answer`);
  run.tally.expect(ledger.acknowledged > before, `${name}: no write was answered, so none was in flight`);
  run.tally.expect(way.through === "npm" || code === 0, `${name}: it ended with ${code}: ${app.output().slice(-1000)}`);
  installation.apps.splice(0);
  await expectFree(run, installation, app.port, name);
}

/** Nothing of it is left: the port is free, and so are the data, at once. */
async function expectFree(run: Run, installation: Installation, port: number, name: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`).then(() => "an answer", () => "none");
  run.tally.expect(answer === "none", `${name}: something still answers on its port`);
  const left = await processesWith(`THROUGHLINE_RUN=${run.home}`);
  run.tally.expect(left.length === 0, `${name}: processes are left: ${left.join(", ")}`);
  const doctor = await installation.command("doctor");
  run.tally.expect(doctor.code === 0, `${name}: afterwards the data say: ${doctor.output.slice(-500)}`);
}

/** Pids of processes whose environment holds `mark`. */
function processesWith(mark: string): Promise<string[]> {
  return new Promise((resolve) => {
    const child = spawn("sh", ["-c", `grep -lsa -- "${mark}" /proc/[0-9]*/environ || true`]);
    let found = "";
    child.stdout.on("data", (chunk: Buffer) => (found += chunk));
    child.on("close", () => resolve(found.split("\n").flatMap((path) => /\d+/.exec(path)?.[0] ?? [])));
  });
}
