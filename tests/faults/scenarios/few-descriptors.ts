import { setTimeout as pause } from "node:timers/promises";
import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Run, Scenario } from "../scenario";
import { settle } from "../settle";
import { streamUrl } from "../watch-stream";

const STREAMS = 300;
const DESCRIPTORS = 256;

export const fewDescriptors: Scenario = {
  name: "few-descriptors",
  fault: `${STREAMS} streams on a process that may open ${DESCRIPTORS} files`,
  where: ["embedded", "postgres"],
  shortWhere: ["embedded"],
  rounds: { short: 1, long: 3 },
  seconds: { short: 240, long: 400 },
  async run(run) {
    const installation = await Installation.prepare(run);
    await installation.startOne({ command: ["sh", "-c", `ulimit -n ${DESCRIPTORS}; exec "${process.execPath}" scripts/start.mjs`] });
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 10 });
    for (let round = 1; round <= run.rounds; round++) {
      const open = new AbortController();
      const answers = await Promise.all(Array.from({ length: STREAMS }, () => statusOf(streamUrl(installation.url(), client.board, ledger.baseline), installation.token(), AbortSignal.any([open.signal, run.signal]))));
      const count = (wanted: number) => answers.filter((status) => status === wanted).length;
      const [taken, busy, closed] = [count(200), count(503), count(0)];
      run.tally.figures.set("streams", `${taken} taken, ${busy} told to come later, ${closed} closed at the door`);
      // Without a descriptor left, a connection cannot even be told why.
      run.tally.expect(taken > 0 && taken + busy + closed === STREAMS, `streams were answered ${[...new Set(answers)].join(", ")}`);
      open.abort();
      run.tally.faults++;
      await expectRecovered(run, client);
      run.tally.rounds++;
    }
    await settle({ run, installation, client, ledger });
  },
};

async function statusOf(url: string, token: string, signal: AbortSignal): Promise<number> {
  return fetch(url, { headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" }, signal }).then(({ status }) => status, () => 0);
}

async function expectRecovered(run: Run, client: Awaited<ReturnType<typeof aBoard>>): Promise<void> {
  const began = performance.now();
  let served = 0;
  while (served < 10 && performance.now() - began < 30_000) {
    const written = await client.move(served + 1, run.chance.pick(["BACKLOG", "PLANNED", "IN_WORK", "DONE"]));
    if (written.fate === "acknowledged") served++;
    else await pause(200);
  }
  run.tally.expect(served === 10, "after the streams were gone, writes were not taken");
}
