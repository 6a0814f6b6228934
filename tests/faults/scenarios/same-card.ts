import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Scenario } from "../scenario";
import { settle } from "../settle";

const CLIENTS = 50;

export const sameCard: Scenario = {
  name: "same-card",
  fault: `${CLIENTS} clients move one card at once, with ifVersion and without`,
  where: ["embedded", "two processes"],
  shortWhere: ["two processes"],
  rounds: { short: 2, long: 20 },
  seconds: { short: 180, long: 400 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 3 });
    for (let round = 1; round <= run.rounds; round++) {
      const { version } = await client.show();
      const to = round % 2 ? "PLANNED" : "IN_WORK";
      const guarded = await Promise.all(Array.from({ length: CLIENTS }, () => client.move(1, to, { ifVersion: version })));
      const won = guarded.filter(({ fate }) => fate === "acknowledged").length;
      const stale = guarded.filter((written) => written.fate === "refused" && written.reason === "stale_version" && written.status === 409).length;
      run.tally.expect(won === 1 && stale === CLIENTS - 1, `of ${CLIENTS} with the same ifVersion ${won} won and ${stale} were told that they were late`);
      const free = await Promise.all(Array.from({ length: CLIENTS }, () => client.move(1, run.chance.pick(["BACKLOG", "PLANNED", "IN_WORK", "DONE"]))));
      run.tally.expect(free.every(({ fate }) => fate === "acknowledged"), `without ifVersion one was answered ${JSON.stringify(free.find(({ fate }) => fate !== "acknowledged"))}`);
      run.tally.faults += 2 * CLIENTS;
      run.tally.rounds++;
    }
    await settle({ run, installation, client, ledger });
  },
};
