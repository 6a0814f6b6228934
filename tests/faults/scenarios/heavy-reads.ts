import { aBoard } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Scenario } from "../scenario";
import { settle } from "../settle";

const READS = 300;
const MOVES = 40;
/** What 99 of 100 moves may take meanwhile, and what any may. */
const MOST_SECONDS = 1;
const MOVE_SECONDS = 2;
/** Whoever has no answer by then was left hanging. */
const HANGS_MS = 120_000;

export const heavyReads: Scenario = {
  name: "heavy-reads",
  fault: `${READS} exports and metrics asked at once, on a pool of 10, while moves go on`,
  where: ["postgres", "embedded"],
  shortWhere: ["postgres"],
  rounds: { short: 1, long: 4 },
  seconds: { short: 240, long: 600 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 400 });
    const times: number[] = [];
    for (let round = 1; round <= run.rounds; round++) {
      const paths = [`/boards/${client.board}/export?format=history`, `/boards/${client.board}/metrics/lead-time`];
      const reads = Promise.all(Array.from({ length: READS }, (_, index) => client.fetchText(paths[index % 2] ?? "", HANGS_MS).then(({ status }) => status, () => 0)));
      for (let move = 0; move < MOVES; move++) {
        const began = performance.now();
        const written = await client.move(run.chance.whole(1, 400), run.chance.pick(["PLANNED", "IN_WORK", "DONE"]));
        times.push((performance.now() - began) / 1000);
        run.tally.expect(written.fate === "acknowledged", `a move beside heavy reads was ${JSON.stringify(written)}`);
      }
      const statuses = new Map<number, number>();
      for (const status of await reads) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      run.tally.expect([...statuses.keys()].every((status) => [200, 429, 503].includes(status)), `heavy reads were answered ${JSON.stringify([...statuses])}`);
      run.tally.faults += READS;
      run.tally.rounds++;
    }
    times.sort((a, b) => a - b);
    const most = times[Math.ceil(times.length * 0.99) - 1] ?? 0;
    run.tally.most("p99 of moves", most, "s");
    const slowest = times.at(-1) ?? 0;
    run.tally.most("slowest move", slowest, "s");
    run.tally.expect(!run.isLong || slowest <= MOVE_SECONDS, `a move beside heavy reads took ${slowest.toFixed(1)} s`);
    run.tally.expect(!run.isLong || most <= MOST_SECONDS, `one of 100 moves beside heavy reads took ${most.toFixed(1)} s or more`);
    await settle({ run, installation, client, ledger });
  },
};
