import { setTimeout as pause } from "node:timers/promises";
import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Scenario } from "../scenario";
import { settle } from "../settle";
import { TcpProxy } from "../tcp-proxy";
import { watchStream } from "../watch-stream";
import { writeUntil } from "../workload";

const STREAMS = 4;

export const streamCuts: Scenario = {
  name: "stream-cuts",
  fault: "streams cut every 0.2 to 3 s while about 20 writes a second go on",
  where: ["embedded", "two processes"],
  shortWhere: ["two processes"],
  rounds: { short: 8, long: 100 },
  seconds: { short: 180, long: 600 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 40 });
    const proxies = await Promise.all(installation.apps.map(({ port }) => TcpProxy.to(port)));
    run.defer(() => proxies.forEach((proxy) => proxy.close()));
    const open = new AbortController();
    run.signal.addEventListener("abort", () => open.abort());
    let turn = 0;
    const url = () => `http://127.0.0.1:${proxies[turn++ % proxies.length]?.port}`;
    const streams = Array.from({ length: STREAMS }, (_, index) => watchStream({ name: `stream ${index}`, key: client.board, token: installation.token(), since: ledger.baseline, url, signal: open.signal }));
    const enough = new AbortController();
    const writing = writeUntil(client, { clients: 4, chance: run.chance, signal: AbortSignal.any([enough.signal, run.signal]), pauseMs: 200, label: "cut" });
    for (let round = 1; round <= run.rounds; round++) {
      await pause(run.chance.between(200, 3000));
      for (const proxy of proxies) proxy.cut();
      run.tally.faults++;
      run.tally.rounds++;
    }
    enough.abort();
    await writing;
    const { version } = await client.show();
    while (streams.some(({ signals }) => (signals.at(-1)?.version ?? 0) < version) && !run.signal.aborted) await pause(50);
    open.abort();
    await Promise.all(streams.map(({ ended }) => ended));
    run.tally.figures.set("reconnects", String(streams.reduce((sum, { reconnects }) => sum + reconnects, 0)));
    await settle({ run, installation, client, ledger, streams });
  },
};
