import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import { orderInside, takingOrders } from "../order-inside";
import { askDatabase, readBoard } from "../read-rows";
import type { Scenario } from "../scenario";
import { settle } from "../settle";
import { writeAnything } from "../workload";

const HOUR = 3_600_000;
const MOVES = 15;

export const clockSteps: Scenario = {
  name: "clock-steps",
  fault: "the clock steps back and forth by an hour and a day while the app runs; with two processes one is 90 s ahead of the other",
  where: ["embedded", "two processes"],
  shortWhere: ["embedded"],
  rounds: { short: 2, long: 12 },
  seconds: { short: 180, long: 400 },
  async run(run) {
    const installation = await Installation.prepare(run);
    const [env, late] = [takingOrders(run.home, "first"), takingOrders(run.home, "second")];
    const app = await installation.startOne({ env });
    if (run.where === "two processes") await orderInside(await installation.startOne({ env: late }), late, { shiftMs: 90_000 });
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 10 });
    const cards = Array.from({ length: 10 }, (_, index) => index + 1);
    for (let round = 1; round <= run.rounds; round++) {
      await orderInside(app, env, { shiftMs: run.chance.pick([-HOUR, HOUR, -24 * HOUR, 0]) });
      run.tally.faults++;
      for (let move = 0; move < MOVES; move++) {
        const written = await writeAnything(client, run.chance, cards, `round ${round}.${move}`);
        run.tally.expect(written.fate !== "unanswered", "a write after a step of the clock had no answer");
      }
      run.tally.rounds++;
    }
    await orderInside(app, env, { shiftMs: HOUR }); // What happened in the past can be imported.
    await settle({ run, installation, client, ledger });
    const { events, cards: rows } = await askDatabase(installation.place, (ask) => readBoard(ask, client.board));
    const told = events.filter(({ via }) => via !== "import").map(({ at }) => at.getTime());
    run.tally.expect(told.every((at, index) => index === 0 || at >= (told[index - 1] ?? 0)), "time runs backwards in the history");
    for (const { number, createdAt, startedAt, finishedAt } of rows) {
      const inOrder = (startedAt ?? createdAt) >= createdAt && (finishedAt ?? Infinity) >= (startedAt ?? createdAt);
      run.tally.expect(inOrder, `card ${number} took less than no time`);
    }
  },
};
