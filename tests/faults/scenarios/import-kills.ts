import { setTimeout as pause } from "node:timers/promises";
import type { Chance } from "@/server/portability/demo/random";
import { aBoard, type Client, done } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Scenario } from "../scenario";
import { settle } from "../settle";

const MINUTE = 60_000;
const PATH = ["BACKLOG", "PLANNED", "IN_WORK", "DONE"];

type Report = { cards: number; events: number; unchanged: number };

export const importKills: Scenario = {
  name: "import-kills",
  fault: "kill -9 in the middle of an import (100,000 events; in the short form 4,000)",
  where: ["embedded", "postgres"],
  shortWhere: ["embedded"],
  rounds: { short: 2, long: 10 },
  seconds: { short: 240, long: 900 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { key: "IMP" });
    const file = aHistory(run.chance, run.isLong ? 25_000 : 1_000);
    const lines = file.trimEnd().split("\n").length;
    const began = performance.now();
    const other = await aBoard(installation, new Ledger(), { key: "OTHER" });
    await send(other, file);
    const seconds = (performance.now() - began) / 1000;
    run.tally.figures.set("an import took", `${seconds.toFixed(1)} s`);
    for (let round = 1; round <= run.rounds; round++) {
      const board = round === run.rounds ? client : await aBoard(installation, new Ledger(), { key: `IMP${round}` });
      const { version } = await board.show();
      const sent = send(board, file).catch(() => null);
      await pause(seconds * 1000 * run.chance.next());
      await installation.killAndRestart(run.chance.pick(installation.apps));
      await sent;
      const after = await board.show();
      const count = after.columns.reduce((sum, { cards }) => sum + cards.length, 0);
      const whole = lines / PATH.length;
      run.tally.expect((after.version === version && count === 0) || (after.version === version + 1 && count === whole), `after the kill there are ${count} of ${whole} cards, at version ${after.version} after ${version}`);
      const first = await done(send(board, file));
      run.tally.expect(first.events + first.unchanged === lines, `the second import says ${JSON.stringify(first)}`);
      const second = await done(send(board, file));
      run.tally.expect(second.events === 0 && second.unchanged === lines, `the third import, of the same file, says ${JSON.stringify(second)}`);
      if (board === client) ledger.add({ signature: "imported", fate: "acknowledged", version: version + 1 });
      run.tally.rounds++;
    }
    await settle({ run, installation, client, ledger });
  },
};

function send(client: Client, file: string) {
  return client.rest<Report>("POST", `/boards/${client.board}/imports?format=history`, file, {}, 300_000);
}

/** Cards that go the whole way, each after a time of its own. */
function aHistory(chance: Chance, cards: number): string {
  const start = Date.now() - 60 * 24 * 60 * MINUTE;
  const lines: string[] = [];
  for (let number = 1; number <= cards; number++) {
    let at = start + chance.whole(0, 40 * 24 * 60) * MINUTE;
    for (const [step, to] of PATH.entries()) {
      const more = step === 0 ? { type: "created", title: `card ${number}` } : { type: "moved" };
      lines.push(JSON.stringify({ card: `old-${number}`, at: new Date(at).toISOString(), to, ...more }));
      at += chance.whole(1, 3 * 24 * 60) * MINUTE;
    }
  }
  return `${lines.join("\n")}\n`;
}
