import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import { orderInside, takingOrders } from "../order-inside";
import type { Scenario } from "../scenario";
import { settle } from "../settle";

export const strayErrors: Scenario = {
  name: "stray-errors",
  fault: "rejections and exceptions inside the process that nobody waits for, with writes in flight",
  where: ["embedded"],
  rounds: { short: 2, long: 20 },
  seconds: { short: 180, long: 240 },
  async run(run) {
    const installation = await Installation.prepare(run);
    const env = takingOrders(run.home, "errors");
    const app = await installation.startOne({ env: { ...env, LOG_LEVEL: "error" } });
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 10 });
    for (let round = 1; round <= run.rounds; round++) {
      const writes = Array.from({ length: 10 }, (_, index) => client.move(index + 1, run.chance.pick(["BACKLOG", "PLANNED", "IN_WORK", "DONE"])));
      await orderInside(app, env, { error: round % 2 ? "rejection" : "exception" });
      run.tally.faults++;
      const written = await Promise.all(writes);
      run.tally.expect(written.every(({ fate }) => fate === "acknowledged"), `a write beside an error of somebody else's was ${JSON.stringify(written.find(({ fate }) => fate !== "acknowledged"))}`);
      run.tally.rounds++;
    }
    run.tally.expect(app.output().includes("nobody waits for this"), "an unhandled rejection left no line in the log");
    await settle({ run, installation, client, ledger });
  },
};
