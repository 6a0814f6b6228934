import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Scenario } from "../scenario";
import { settle } from "../settle";

const INSERTS = 500;
/** Characters. */
const KEY_MAX = 60;

export const sameSlot: Scenario = {
  name: "same-slot",
  fault: `${INSERTS} cards put after one and the same card, and as many at the top`,
  where: ["embedded"],
  rounds: { short: 1, long: 1 },
  seconds: { short: 240, long: 400 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 3 });
    const inserts = run.isLong ? INSERTS : INSERTS / 5;
    for (const after of [client.keyOf(1), null]) {
      let longest = 0;
      for (let index = 0; index < inserts; index++) {
        const written = await client.create(`insert ${after} ${index}`, { after });
        if (written.fate === "acknowledged") longest = Math.max(longest, written.card.rank.length);
      }
      run.tally.most("longest key", longest, "characters");
      run.tally.expect(longest < KEY_MAX, `I5: after ${inserts} inserts ${after ? "after one card" : "at the top"} a key is ${longest} characters long`);
      run.tally.faults += inserts;
      run.tally.rounds++;
    }
    await settle({ run, installation, client, ledger });
  },
};
