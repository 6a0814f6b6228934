import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Scenario } from "../scenario";
import { settle } from "../settle";
import { streamUrl, watchStream } from "../watch-stream";

const READERS = 20;
const GROWTH_MB = 50;

export const slowReader: Scenario = {
  name: "slow-reader",
  fault: `${READERS} stream readers that read nothing while large changes go on`,
  where: ["embedded"],
  rounds: { short: 30, long: 1_500 },
  seconds: { short: 240, long: 500 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 20 });
    const [app] = installation.apps;
    const port = app?.port ?? 0;
    const open = new AbortController();
    run.signal.addEventListener("abort", () => open.abort());
    const stream = watchStream({ name: "a reader beside them", key: client.board, token: installation.token(), since: ledger.baseline, url: () => installation.url(), signal: open.signal });
    // The process takes and gives back memory as it likes: what counts is how low it still comes.
    const lowest = { reading: Infinity, deaf: Infinity };
    const writeAll = async (kind: keyof typeof lowest) => {
      for (let round = 1; round <= run.rounds && !run.signal.aborted; round++) {
        const number = run.chance.whole(1, 20);
        const title = `${kind} ${round} ${"and so on ".repeat(27)}`.trim();
        await client.write(`edited #${number} ${title}`, () => client.call("card.edit", { cardKey: client.keyOf(number), title }));
        if (round > run.rounds / 2) lowest[kind] = Math.min(lowest[kind], megabytesOf(app?.pid));
        run.tally.rounds++;
      }
    };
    const openAll = (reads: boolean) => Array.from({ length: READERS }, () => aReader(port, streamUrl("", client.board, ledger.baseline), installation.token(), reads));
    const reading = openAll(true);
    run.defer(() => reading.forEach((socket) => socket.destroy()));
    await writeAll("reading");
    reading.forEach((socket) => socket.destroy());
    const deaf = openAll(false);
    run.defer(() => deaf.forEach((socket) => socket.destroy()));
    run.tally.faults += READERS;
    await writeAll("deaf");
    const growth = lowest.deaf - lowest.reading;
    run.tally.most("more memory than with readers that read", growth, "MB");
    run.tally.expect(!run.isLong || growth < GROWTH_MB, `${READERS} readers that do not read took ${growth.toFixed(0)} MB more than those that read`);
    const { version } = await client.show();
    while ((stream.signals.at(-1)?.version ?? 0) < version && !run.signal.aborted) await pause(50);
    open.abort();
    await stream.ended;
    deaf.forEach((socket) => socket.destroy());
    await settle({ run, installation, client, ledger, streams: [stream] });
  },
};

/** Opens a stream; one that is deaf never reads from its socket. */
function aReader(port: number, path: string, token: string, reads: boolean) {
  const socket = connect({ port, host: "127.0.0.1" });
  socket.on("error", () => undefined);
  if (reads) socket.resume();
  else socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\naccept: text/event-stream\r\n\r\n`);
  return socket;
}

/** What the process holds in memory. */
function megabytesOf(pid: number | undefined): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
}
