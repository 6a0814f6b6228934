import { setTimeout as pause } from "node:timers/promises";
import { aBoard } from "../client";
import { Installation, READY_SECONDS } from "../installation";
import { Ledger } from "../ledger";
import type { Scenario } from "../scenario";
import { settle } from "../settle";
import { writeUntil } from "../workload";

const CLIENTS = 8;

export const killUnderWrites: Scenario = {
  name: "kill-under-writes",
  fault: "kill -9 at a random moment while 8 clients write",
  where: ["embedded", "postgres", "two processes"],
  shortWhere: ["embedded", "two processes"],
  rounds: { short: 3, long: 50 },
  seconds: { short: 180, long: 900 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 40 });
    const rounds = run.where === "embedded" ? run.rounds : Math.ceil(run.rounds / 5);
    for (let round = 1; round <= rounds; round++) {
      const enough = new AbortController();
      const writing = writeUntil(client, { clients: CLIENTS, chance: run.chance, signal: AbortSignal.any([enough.signal, run.signal]), label: `round ${round}` });
      await ledger.more(1, run.signal);
      await pause(run.chance.between(0, 2000));
      await installation.killAndRestart(run.chance.pick(installation.apps));
      enough.abort();
      await writing;
      const { version } = await client.show();
      run.tally.expect(version >= ledger.told, `I2: after round ${round} the board is at version ${version}, a client was told ${ledger.told}`);
      run.tally.rounds++;
    }
    run.tally.expect(Number.parseFloat(run.tally.figures.get("slowest restart") ?? "") < READY_SECONDS || !run.isLong, `a restart took longer than ${READY_SECONDS} s`);
    await settle({ run, installation, client, ledger });
  },
};
