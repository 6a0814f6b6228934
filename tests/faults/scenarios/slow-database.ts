import { setTimeout as pause } from "node:timers/promises";
import { aBoard, type Client } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import { askDatabase } from "../read-rows";
import type { Run, Scenario } from "../scenario";
import { settle } from "../settle";
import { TcpProxy } from "../tcp-proxy";

const CLIENTS = 20;
/** By when a request that the database does not answer is answered all the same. */
const GIVE_UP_SECONDS = 12;
const DELAY_MS = 2_000;

export const slowDatabase: Scenario = {
  name: "slow-database",
  fault: `the way to PostgreSQL takes ${DELAY_MS / 1000} s each way, then says nothing at all, with ${CLIENTS} clients`,
  where: ["postgres"],
  rounds: { short: 1, long: 4 },
  seconds: { short: 180, long: 600 },
  async run(run) {
    const installation = await Installation.prepare(run);
    const direct = new URL((installation.place as { databaseUrl: string }).databaseUrl);
    const proxy = await TcpProxy.to(Number(direct.port));
    run.defer(() => proxy.close());
    const url = new URL(direct);
    url.port = String(proxy.port);
    await installation.startOne({ env: { DATABASE_URL: url.href } });
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: CLIENTS });
    for (let round = 1; round <= run.rounds; round++) {
      proxy.delayMs = DELAY_MS;
      await Promise.all([client.move(1, "PLANNED"), client.move(2, "IN_WORK"), pause(DELAY_MS)]);
      proxy.delayMs = 0;
      await client.move(1, "BACKLOG");
      await beSilent(run, proxy, client);
      await expectRecovered(run, installation, client);
      run.tally.faults += 2;
      run.tally.rounds++;
    }
    await settle({ run, installation, client, ledger });
  },
};

async function beSilent(run: Run, proxy: TcpProxy, client: Client): Promise<void> {
  proxy.isSilent = true;
  const began = performance.now();
  const fates = await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client.move(index + 1, run.chance.pick(["PLANNED", "IN_WORK", "DONE"]))));
  const seconds = (performance.now() - began) / 1000;
  proxy.isSilent = false;
  proxy.cut(); // What was swallowed never comes: the connections of before are dead.
  run.tally.most("given up after", seconds, "s");
  run.tally.expect(seconds <= GIVE_UP_SECONDS, `with a silent database, writes were answered after ${seconds.toFixed(1)} s`);
  run.tally.expect(fates.every(({ fate }) => fate !== "acknowledged"), "a write was acknowledged that the database cannot have heard of");
}

/** Afterwards every connection of the pool works, and no transaction or lock of before is left. */
async function expectRecovered(run: Run, installation: Installation, client: Client): Promise<void> {
  const began = performance.now();
  for (let served = 0; served < CLIENTS && !run.signal.aborted; ) {
    const answers = await Promise.all(Array.from({ length: CLIENTS }, () => client.told(() => client.call("card.move", { cardKey: client.keyOf(9_999), to: "DONE" }))));
    served = answers.filter((written) => written.fate === "refused" && written.status === 404).length;
    if (served < CLIENTS) await pause(200);
  }
  run.tally.most("served again after", (performance.now() - began) / 1000, "s");
  const left = await askDatabase(installation.place, (ask) =>
    ask<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'throughline%' AND state LIKE 'idle in transaction%' AND state_change < now() - interval '15 seconds'`),
  );
  run.tally.expect(left.length === 0, `${left.length} transactions hang in the database`);
}
