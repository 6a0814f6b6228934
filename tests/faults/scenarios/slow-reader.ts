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
  rounds: { short: 60, long: 1_500 },
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
    for (let warm = 0; warm < (run.isLong ? 300 : 30); warm++) await client.move(1 + (warm % 20), run.chance.pick(["BACKLOG", "PLANNED"]));
    const before = megabytesOf(app?.pid);
    const sockets = Array.from({ length: READERS }, () => aDeafReader(port, streamUrl("", client.board, ledger.baseline), installation.token()));
    run.defer(() => sockets.forEach((socket) => socket.destroy()));
    run.tally.faults += READERS;
    for (let round = 1; round <= run.rounds && !run.signal.aborted; round++) {
      const number = run.chance.whole(1, 20);
      await client.write(`edited #${number} ${"long ".repeat(50)}${round}`, () => client.call("card.edit", { cardKey: client.keyOf(number), title: `${"long ".repeat(50)}${round}` }));
      run.tally.rounds++;
    }
    const growth = megabytesOf(app?.pid) - before;
    run.tally.most("memory grown by", growth, "MB");
    run.tally.expect(!run.isLong || growth < GROWTH_MB, `beside ${READERS} readers that do not read, memory grew by ${growth.toFixed(0)} MB`);
    const { version } = await client.show();
    while ((stream.signals.at(-1)?.version ?? 0) < version && !run.signal.aborted) await pause(50);
    open.abort();
    await stream.ended;
    sockets.forEach((socket) => socket.destroy());
    await settle({ run, installation, client, ledger, streams: [stream] });
  },
};

/** Opens a stream and never reads from its socket. */
function aDeafReader(port: number, path: string, token: string) {
  const socket = connect({ port, host: "127.0.0.1" });
  socket.on("error", () => undefined);
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\naccept: text/event-stream\r\n\r\n`);
  return socket;
}

/** What the process holds in memory. */
function megabytesOf(pid: number | undefined): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
}
